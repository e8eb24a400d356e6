using System.Text;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Events;
using VoltKosova.Webhooks.Filling;

namespace VoltKosova.Webhooks.Sending;

/// <summary>A claimed delivery and the message that it carries.</summary>
internal sealed record Item(DeliveryRow Delivery, string Body);

/// <summary>
/// What goes out in one request, with all that an attempt needs: one delivery, or for an endpoint that takes batches several. A batch has
/// an id of its own, made of the ids in it, so that the same batch has the same id and another one another.
/// </summary>
internal sealed record Parcel(Guid ClaimId, EndpointRow Endpoint, SecretRow Secret, IReadOnlyList<Item> Items)
{
    /// <summary>How many events go together. With bodies of 20 kB at most, a batch stays under a megabyte.</summary>
    public const int MostInBatch = 50;

    /// <summary>This claim of this delivery; another one may follow when the lease has ended.</summary>
    public (Guid Claim, Guid Delivery) Key => (ClaimId, Items[0].Delivery.Id);

    public DeliveryRow First => Items[0].Delivery;

    /// <summary>A challenge is asked one by one, also of those who take batches.</summary>
    public bool IsBatch => Endpoint.Batch && First.Kind != DeliveryKind.Challenge;

    /// <summary>The <c>webhook-id</c>.</summary>
    public Guid WebhookId => IsBatch ? NamedId.Of([.. Items.Select(item => item.Delivery.MessageId)]) : First.MessageId;

    public string MediaType => IsBatch ? CloudEvent.BatchMediaType : CloudEvent.MediaType;

    /// <summary>The bytes as text: one event, or CloudEvents' JSON batch of them.</summary>
    public string Body()
    {
        if (!IsBatch)
            return Items[0].Body;
        var body = new StringBuilder("[");
        foreach (var item in Items)
            body.Append(body.Length > 1 ? "," : "").Append(item.Body);
        return body.Append(']').ToString();
    }

    /// <summary>Claimed deliveries of one endpoint as the requests that carry them, each in the order in which they are due.</summary>
    public static IEnumerable<Parcel> Pack(Guid claim, EndpointRow endpoint, SecretRow secret, IReadOnlyList<Item> items)
    {
        var alone = items.Where(item => !endpoint.Batch || item.Delivery.Kind == DeliveryKind.Challenge);
        var together = items.Where(item => endpoint.Batch && item.Delivery.Kind != DeliveryKind.Challenge);
        return alone.Select(item => new[] { item }).Concat(together.Chunk(MostInBatch))
            .Select(group => new Parcel(claim, endpoint, secret, group));
    }
}
