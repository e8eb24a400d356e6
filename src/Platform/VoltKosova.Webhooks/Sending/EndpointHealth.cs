using Microsoft.Extensions.DependencyInjection;
using VoltKosova.EventStore;
using VoltKosova.Webhooks.Endpoints;

namespace VoltKosova.Webhooks.Sending;

/// <summary>What attempts decide about endpoints, with the mails that go with it. Asking twice changes nothing.</summary>
internal sealed class EndpointHealth(IServiceScopeFactory scopes, FailureNotices notices)
{
    /// <summary>Its address wants webhooks; what failed before is forgiven.</summary>
    public Task AnswerChallenge(Guid endpoint, string url) => Write(async writing =>
    {
        await writing.Decide(WebhookStreams.Endpoints, endpoint, new EndpointCommand.AnswerChallenge(url, writing.Now));
        writing.Delete(HealthRow.Table, endpoint.ToString());
    });

    /// <summary>Its address wants nothing more.</summary>
    public Task TakeAsGone(Guid endpoint, string url) => Write(async writing =>
    {
        var (before, after) = await Decide(writing, endpoint, new EndpointCommand.TakeAsGone(url, writing.Now));
        if (before.Standing != after.Standing)
            await notices.Gone(writing, endpoint);
    });

    /// <summary>One more failure: a notice or the end, when it is time for one.</summary>
    public Task CountFailure(Guid endpoint, DateTimeOffset failingSince) => Write(async writing =>
    {
        if (FailureRule.NoticeAt(failingSince, writing.Now) is null)
            return;
        var (before, after) = await Decide(writing, endpoint, new EndpointCommand.CountFailure(failingSince, writing.Now));
        if (before.Standing != after.Standing)
            await notices.Disabled(writing, endpoint, failingSince);
        else if (before.Noticed != after.Noticed && after.Noticed is { } notice)
            await notices.Failing(writing, endpoint, failingSince, notice.Percent);
    });

    private static async Task<(Endpoint.Known Before, Endpoint.Known After)> Decide(
        Writing writing, Guid endpoint, EndpointCommand command)
    {
        var stream = await writing.Load(WebhookStreams.Endpoints, endpoint);
        var before = stream.State;
        await writing.Decide(WebhookStreams.Endpoints, endpoint, command);
        return before is Endpoint.Known was && stream.State is Endpoint.Known now ? (was, now) : (_gone, _gone);
    }

    // Deleted while the attempt was under way: nobody is left to be told.
    private static readonly Endpoint.Known _gone = new(null, Standing.Disabled, []);

    private async Task Write(Func<Writing, Task> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Store<WebhookStreams>>().Write(
            async writing =>
            {
                await act(writing);
                return true;
            },
            CancellationToken.None);
    }
}
