using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Web;
using VoltKosova.Webhooks.Endpoints;

namespace VoltKosova.Webhooks.Features;

/// <summary>Nothing is sent there until somebody enables it; what happens meanwhile is kept as skipped.</summary>
internal static class DisableEndpoint
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "endpoints/{id:guid}/disabling",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(DisableEndpoint))
        .WithSummary("Stop sending to an endpoint. Its events are kept as skipped.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => WebhookRights.Manage;
    }

    internal sealed class Handler(Store<WebhookStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(WebhookRights.Manage, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    if (await writing.OwnEndpointOf(request.Id, scope) is null)
                        return new NoSuchEndpoint();
                    var command = new EndpointCommand.Disable(caller.AccountId!.Value, writing.Now);
                    if (await writing.Decide(WebhookStreams.Endpoints, request.Id, command) is { } no)
                        return no;
                    return Answer.NoContent((await writing.Load(WebhookStreams.Endpoints, request.Id)).Version);
                },
                cancellationToken);
        }
    }
}
