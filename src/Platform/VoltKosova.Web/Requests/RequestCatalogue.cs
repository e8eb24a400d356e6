using Microsoft.Extensions.Hosting;

namespace VoltKosova.Web.Requests;

/// <summary>One type of requests that somebody handles.</summary>
internal sealed record RequestType(Type Type);

/// <summary>Stops the start of the host when a request does not say who may make it.</summary>
internal sealed class EveryRequestHasAnAudience(IEnumerable<RequestType> requests) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var unmarked = requests.Where(request => Audience.Of(request.Type) is null).Select(request => request.Type.FullName).ToList();
        return unmarked.Count == 0
            ? Task.CompletedTask
            : throw new InvalidOperationException(
                $"Mark who may make these requests, with one of IForPublic, IForSignedIn and IForStaff: {string.Join(", ", unmarked)}.");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
