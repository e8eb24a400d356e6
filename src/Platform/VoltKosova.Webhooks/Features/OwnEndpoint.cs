using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Webhooks.Endpoints;

namespace VoltKosova.Webhooks.Features;

/// <summary>Endpoints of others do not exist for the caller.</summary>
internal static class OwnEndpoint
{
    /// <summary>The endpoint, when it is there and the scope holds it.</summary>
    public static async Task<Endpoint.Known?> OwnEndpointOf(this Writing writing, Guid id, ChapterScope scope) =>
        (await writing.Load(WebhookStreams.Endpoints, id)).State is Endpoint.Known known && scope.Holds(known.ChapterId) ? known : null;

    /// <summary>The same for a reader.</summary>
    public static async Task<EndpointRow?> OwnEndpointOf(
        this Store<WebhookStreams> store, Guid id, ChapterScope scope, CancellationToken cancellation) =>
        await store.Row<EndpointRow>(EndpointRow.Table, id, cancellation) is { } row && scope.Holds(row.ChapterId) ? row : null;
}
