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
[TakesBatches]
internal sealed class WhenPublishedThenDeliver(Listeners listeners, IChapterTree tree, EventCatalogue catalogue) : IReaction<PublicEvent>
{
    public async Task When(Delivered<PublicEvent> delivered, Writing writing)
    {
        var data = CloudEvent.DataOf(delivered.Event.Body);
        var heard = new List<EndpointRow>();
        foreach (var endpoint in await listeners.To(delivered.Event.Name, delivered.Id, writing.Cancellation))
        {
            if (await Hears(endpoint, ChapterOf(data), writing.Cancellation))
                heard.Add(endpoint);
        }

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

    /// <summary>An endpoint of the whole movement hears everything; one of a chapter what happens in it and below it.</summary>
    private async Task<bool> Hears(EndpointRow endpoint, Guid? chapter, CancellationToken cancellation) =>
        endpoint.ChapterId is not { } own
        || (chapter is { } where && (where == own || (await tree.Below([own], cancellation)).Contains(where)));

    private static Guid? ChapterOf(JsonObject data) =>
        data["chapter_id"] is JsonValue value && Guid.TryParse(value.ToString(), out var chapter) ? chapter : null;
}
