using VoltKosova.EventStore;
using VoltKosova.Messaging;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Filling;
using VoltKosova.Webhooks.Peers;
using VoltKosova.Webhooks.Sending;

namespace VoltKosova.Webhooks;

/// <summary>What this part stores. The names are promises: they stand in the log for ever.</summary>
internal sealed class WebhookStreams : IStreams
{
    public static string Module => "webhooks";

    public static EventNames Names { get; } = EventNames.Begin()
        .Map<EndpointEvent.Registered>("webhooks.endpoint-registered.v1")
        .Map<EndpointEvent.Changed>("webhooks.endpoint-changed.v1")
        .Map<EndpointEvent.ChallengeAnswered>("webhooks.endpoint-challenge-answered.v1")
        .Map<EndpointEvent.FailureNoticed>("webhooks.endpoint-failure-noticed.v1")
        .Map<EndpointEvent.Enabled>("webhooks.endpoint-enabled.v1")
        .Map<EndpointEvent.Disabled>("webhooks.endpoint-disabled.v1")
        .Map<EndpointEvent.SecretRotated>("webhooks.endpoint-secret-rotated.v1")
        .Map<EndpointEvent.PeerKeyKept>("webhooks.peer-key-kept.v1")
        .Map<EndpointEvent.Deleted>("webhooks.endpoint-deleted.v1")
        .Map<PeerEvent.MessageReceived>("webhooks.peer-message-received.v1")
        .End();

    public static StreamType<Endpoint, EndpointCommand, EndpointEvent> Endpoints { get; } = new(
        "endpoint", EndpointDecider.Instance, new InlineView<EndpointRow, EndpointEvent>(EndpointRow.Table, EndpointRow.Projection));

    public static StreamType<int, PeerEvent, PeerEvent> Messages { get; } = new("peer-message", PeerEvent.Taking);

    /// <summary>What modules hear of peers.</summary>
    public static Publisher Publisher { get; } = Publisher.Begin<WebhookStreams>()
        .ToModules<PeerEvent.MessageReceived, PeerMessage>(
            "webhooks.peer-message-received.v1", f => new PeerMessage(f.PeerId, f.MessageId, f.Type, f.Data, f.At))
        .End();

    public static IReadOnlyList<TableSpec> Tables { get; } =
    [
        new(EndpointRow.Table, "(data ->> 'chapter_id'), id", "(data ->> 'registered_at'), id"),
        new(SecretRow.Table),
        new(ContactRow.Table),
        new(HealthRow.Table),
        new(PeerRow.Table),
        new(ReceivedRow.Table, "(data ->> 'at')"),
        new(MessageRow.Table, "(data ->> 'at')"),
        new(
            DeliveryRow.Table,
            "(data ->> 'endpoint_id'), (data ->> 'state'), (data ->> 'due_at')",
            "(data ->> 'endpoint_id'), (data ->> 'created_at'), id",
            "(data ->> 'state'), (data ->> 'due_at')",
            "(data ->> 'created_at')",
            "(data ->> 'message_id')"),
        new(AttemptRow.Table, "(data ->> 'delivery_id')"),
    ];
}
