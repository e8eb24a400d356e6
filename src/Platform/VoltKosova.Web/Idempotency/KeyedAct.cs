using VoltKosova.EventStore;

namespace VoltKosova.Web.Idempotency;

/// <summary>Puts the finished answer of a request with an Idempotency-Key into the commit of its effect.</summary>
internal sealed class KeyedAct : ICommitParticipant
{
    private (string Module, string Id, Func<string> Payload)? _key;
    private Func<Task<bool>>? _replay;

    /// <param name="module">Whose store the act is on.</param>
    /// <param name="id">The id of the answer's row.</param>
    /// <param name="payload">The hash of what was asked, once it has been read.</param>
    /// <param name="replay">Says what was said before; false when nothing was.</param>
    public void Begin(string module, string id, Func<string> payload, Func<Task<bool>> replay) =>
        (_key, _replay) = ((module, id, payload), replay);

    /// <summary>Instead of a "no": what the same request was answered when it had its effect. False when it had none.</summary>
    public async Task<bool> Replay()
    {
        // Once: what is said by then is said.
        var replay = _replay;
        _replay = null;
        return replay is not null && await replay();
    }

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
