using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Web;
using VoltKosova.Webhooks.Endpoints;

namespace VoltKosova.Webhooks.Features;

/// <summary>An endpoint that has answered a challenge once is sent to again; what failed before is forgiven.</summary>
internal static class EnableEndpoint
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "endpoints/{id:guid}/enabling",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(EnableEndpoint))
        .WithSummary("Send to a disabled endpoint again. What was skipped goes out when a replay is asked for.")
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
                    var command = new EndpointCommand.Enable(caller.AccountId!.Value, writing.Now);
                    if (await writing.Decide(WebhookStreams.Endpoints, request.Id, command) is { } no)
                        return no;
                    writing.Delete(HealthRow.Table, request.Id.ToString());
                    return Answer.NoContent((await writing.Load(WebhookStreams.Endpoints, request.Id)).Version);
                },
                cancellationToken);
        }
    }
}
