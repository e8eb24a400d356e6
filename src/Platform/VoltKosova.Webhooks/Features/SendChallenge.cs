using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Web;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Events;

namespace VoltKosova.Webhooks.Features;

/// <summary>Asks the endpoint again whether it wants webhooks; an answer makes a pending or disabled one active.</summary>
internal static class SendChallenge
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "endpoints/{id:guid}/challenge",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(SendChallenge))
        .WithSummary("Send a new challenge. Its delivery tells how it went.")
        .Answers<Queued>(StatusCodes.Status202Accepted);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => WebhookRights.Manage;
    }

    internal sealed class Handler(Store<WebhookStreams> store, Caller caller, EventCatalogue catalogue) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(WebhookRights.Manage, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    if (await writing.OwnEndpointOf(request.Id, scope) is null)
                        return new NoSuchEndpoint();
                    var delivery = writing.QueueChallenge(request.Id, catalogue);
                    return Answer.Accepted(new Queued(delivery.Id), Queued.PathOf(delivery));
                },
                cancellationToken);
        }
    }
}
