using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Web;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Filling;

namespace VoltKosova.Webhooks.Features;

/// <summary>Sends an event again: the same id and body, a fresh signature. Also to an endpoint that is disabled.</summary>
internal static class ReplayDelivery
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "endpoints/{id:guid}/deliveries/{delivery:guid}/replay",
            (Guid id, Guid delivery, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, delivery), cancellation))
        .WithName(nameof(ReplayDelivery))
        .WithSummary("Send an event of the last 14 days again, under its id. How it goes says nothing about the endpoint's health.")
        .Answers<Queued>(StatusCodes.Status202Accepted);

    internal sealed record Request(Guid Id, Guid DeliveryId) : IRequest<Answer>, IForStaff
    {
        public static Right Right => WebhookRights.Manage;
    }

    internal sealed class Handler(Store<WebhookStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(WebhookRights.Manage, cancellationToken);
            return await store.Write(writing => Replay(writing, request, scope), cancellationToken);
        }

        private static async Task<Answer> Replay(Writing writing, Request request, ChapterScope scope)
        {
            if (await writing.OwnEndpointOf(request.Id, scope) is null)
                return new NoSuchEndpoint();
            if (await writing.Row<DeliveryRow>(DeliveryRow.Table, request.DeliveryId.ToString()) is not { Kind: DeliveryKind.Event } row
                || row.EndpointId != request.Id)
                return new NoSuchDelivery();
            if (row.State == DeliveryState.Pending)
                return new DeliveryStillWaiting(row.DueAt);
            if (row.CreatedAt < writing.Now - Retention.Replayable)
                return new TooOldToReplay(Retention.ReplayableDays);
            var again = row.Again(writing.Now);
            writing.Put(DeliveryRow.Table, again.Id.ToString(), again);
            return Answer.Accepted(new Queued(again.Id), Queued.PathOf(again));
        }
    }
}
