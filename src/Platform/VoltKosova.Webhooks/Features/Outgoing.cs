using System.Buffers.Text;
using System.Security.Cryptography;
using VoltKosova.EventStore;
using VoltKosova.Webhooks.Events;
using VoltKosova.Webhooks.Filling;

namespace VoltKosova.Webhooks.Features;

/// <summary>Queues what somebody asked for: it goes the way of every other delivery, under the same rules.</summary>
internal static class Outgoing
{
    /// <summary>A question that only whoever wants webhooks answers.</summary>
    public static DeliveryRow QueueChallenge(this Writing writing, Guid endpoint, EventCatalogue catalogue) => writing.Queue(
        endpoint,
        catalogue.Challenge(writing.NewId(), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)), writing.Now),
        DeliveryKind.Challenge);

    /// <summary>A sample of an event.</summary>
    public static DeliveryRow QueueSample(this Writing writing, Guid endpoint, EventType type, EventCatalogue catalogue) =>
        writing.Queue(endpoint, catalogue.Sample(type, writing.NewId(), writing.Now), DeliveryKind.Test);

    private static DeliveryRow Queue(this Writing writing, Guid endpoint, CloudEvent message, DeliveryKind kind)
    {
        var delivery = DeliveryRow.New(message.Id, endpoint, message.Type, kind, writing.Now);
        writing.Put(MessageRow.Table, message.Id.ToString(), new MessageRow(message.Type, message.Write(), writing.Now));
        writing.Put(DeliveryRow.Table, delivery.Id.ToString(), delivery);
        return delivery;
    }
}

/// <summary>What was queued; its delivery can be read until it is done.</summary>
internal sealed record Queued(Guid DeliveryId)
{
    public static string PathOf(DeliveryRow delivery) => $"/api/v1/webhooks/endpoints/{delivery.EndpointId}/deliveries/{delivery.Id}";
}
