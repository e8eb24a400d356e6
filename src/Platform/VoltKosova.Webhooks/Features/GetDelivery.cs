using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Postgres;
using VoltKosova.Web;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Filling;
using VoltKosova.Webhooks.Sending;

namespace VoltKosova.Webhooks.Features;

/// <summary>One delivery with every attempt and what the receiver answered.</summary>
internal static class GetDelivery
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "endpoints/{id:guid}/deliveries/{delivery:guid}",
            (Guid id, Guid delivery, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, delivery), cancellation))
        .WithName(nameof(GetDelivery))
        .WithSummary("Read a delivery: what is sent, and every attempt with its answer, how long it took and whose failure it was.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id, Guid DeliveryId) : IRequest<Answer>, IForStaff
    {
        public static Right Right => WebhookRights.Manage;
    }

    /// <param name="Delivery">How it stands.</param>
    /// <param name="Request">The body of the event, as it is sent; null once it is no longer kept.</param>
    /// <param name="Attempts">Every attempt, oldest first.</param>
    internal sealed record Body(DeliveryRow Delivery, string? Request, IReadOnlyList<AttemptRow> Attempts);

    internal sealed class Handler(Store<WebhookStreams> store, Databases databases, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(WebhookRights.Manage, cancellationToken);
            if (await store.OwnEndpointOf(request.Id, scope, cancellationToken) is null)
                return new NoSuchEndpoint();
            if (await store.Row<DeliveryRow>(DeliveryRow.Table, request.DeliveryId, cancellationToken) is not { } row
                || row.EndpointId != request.Id)
                return new NoSuchDelivery();
            var message = await store.Row<MessageRow>(MessageRow.Table, row.MessageId, cancellationToken);
            return Answer.Ok(new Body(row, message?.Body, await Attempts(row.Id, cancellationToken)));
        }

        private async Task<IReadOnlyList<AttemptRow>> Attempts(Guid delivery, CancellationToken cancellation)
        {
            await using var find = databases.For(WebhookStreams.Module).CreateCommand(
                "SELECT data FROM mt_doc_webhook_attempt WHERE data ->> 'delivery_id' = $1 ORDER BY data ->> 'at', id");
            find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = delivery.ToString() });
            await using var reader = await find.ExecuteReaderAsync(cancellation);
            var attempts = new List<AttemptRow>();
            while (await reader.ReadAsync(cancellation))
                attempts.Add(StoredJson.Read<AttemptRow>(reader.GetString(0)));
            return attempts;
        }
    }
}
