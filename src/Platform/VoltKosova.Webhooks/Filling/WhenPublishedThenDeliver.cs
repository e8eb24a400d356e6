using System.Text.Json.Nodes;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Messaging;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Events;

namespace VoltKosova.Webhooks.Filling;

/// <summary>
/// A row per endpoint that wants to hear of the event, in the transaction that moves the checkpoint: none is missed, none doubled. A
/// disabled endpoint gets its row too, as skipped.
/// </summary>
[TakesBatches(MayWait = true)]
internal sealed class WhenPublishedThenDeliver(Listeners listeners, IChapterTree tree, EventCatalogue catalogue) : IReaction<PublicEvent>
{
    public async Task When(Delivered<PublicEvent> delivered, Writing writing)
    {
        var data = CloudEvent.DataOf(delivered.Event.Body);
        var name = delivered.Event.Name;
        if (catalogue.Find(name) is null && !catalogue.IsForPeers(name))
            return; // It stays inside, also where an endpoint asked for it while it did not.
        var heard = catalogue.IsForPeers(delivered.Event.Name)
            ? await Addressed(delivered.Id, data, writing)
            : await Listening(delivered, data, writing.Cancellation);
        if (heard.Count == 0)
            return;
        var body = catalogue.Of(delivered, data).Write();
        writing.Put(MessageRow.Table, delivered.Id.ToString(), new MessageRow(delivered.Event.Name, body, delivered.Metadata.At));
        foreach (var endpoint in heard)
        {
            var row = DeliveryRow.New(delivered.Id, endpoint.Id, delivered.Event.Name, DeliveryKind.Event, writing.Now);
            writing.Insert(
                DeliveryRow.Table,
                row.Id.ToString(),
                endpoint.State == Standing.Active ? row : row with { State = DeliveryState.Skipped, LastOutcome = "endpoint_disabled" });
        }
    }

    private async Task<List<EndpointRow>> Listening(Delivered<PublicEvent> delivered, JsonObject data, CancellationToken cancellation)
    {
        var heard = new List<EndpointRow>();
        foreach (var endpoint in await listeners.To(delivered.Event.Name, delivered.Id, cancellation))
        {
            if (await tree.Hears(endpoint.ChapterId, endpoint.Chapters, CloudEvent.ChapterOf(data), cancellation))
                heard.Add(endpoint);
        }

        return heard;
    }

    /// <summary>What is for one peer goes to that peer, which need not be told that it is the one.</summary>
    private static async Task<List<EndpointRow>> Addressed(Guid message, JsonObject data, Writing writing)
    {
        var peer = data["peer_id"]!.GetValue<Guid>();
        data.Remove("peer_id");
        return await writing.Row<EndpointRow>(EndpointRow.Table, peer.ToString()) is { IsPeer: true } endpoint
            && await writing.Row<DeliveryRow>(DeliveryRow.Table, DeliveryRow.IdOf(message, peer).ToString()) is null
                ? [endpoint]
                : [];
    }
}
