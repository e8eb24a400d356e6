using VoltKosova.EventStore;

namespace VoltKosova.Web.Idempotency;

/// <summary>Puts the finished answer of a request with an Idempotency-Key into the commit of its effect.</summary>
internal sealed class KeyedAct : ICommitParticipant
{
    private (string Module, string Id, Func<string> Payload)? _key;

    /// <summary>From here on the request has a key.</summary>
    /// <param name="payload">The hash of the request, once it has been read.</param>
    public void Begin(string module, string id, Func<string> payload) => _key = (module, id, payload);

    public void Join(Writing writing, object? result)
    {
        if (_key is not { } key || key.Module != writing.Module)
            return;
        if (result is not Answer answer)
            throw new InvalidOperationException(
                "An act behind an Idempotency-Key returns its Answer, so that it can be kept with the effect.");
        if (!answer.Succeeded)
            return;
        writing.ExclusiveKey = key.Id;
        writing.Insert(SharedTables.Answers, key.Id, KeptAnswer.Of(answer, key.Payload(), writing.Now));
    }
}
