using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Web;
using VoltKosova.Webhooks.Endpoints;

namespace VoltKosova.Webhooks.Features;

/// <summary>One endpoint, for those whose right reaches its chapter; for all others there is none.</summary>
internal static class GetEndpoint
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "endpoints/{id:guid}",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetEndpoint))
        .WithSummary("Read an endpoint of one's own chapters.")
        .Answers<EndpointRow>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => WebhookRights.Manage;
    }

    internal sealed class Handler(Store<WebhookStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(WebhookRights.Manage, cancellationToken);
            return await store.OwnEndpointOf(request.Id, scope, cancellationToken) is { } row
                ? Answer.Ok(row, row.Version)
                : new NoSuchEndpoint();
        }
    }
}
