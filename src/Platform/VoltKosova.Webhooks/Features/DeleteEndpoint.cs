using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Web;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Peers;

namespace VoltKosova.Webhooks.Features;

/// <summary>Nothing more is sent there; the secret goes with it.</summary>
internal static class DeleteEndpoint
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete(
            "endpoints/{id:guid}",
            (Guid id, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, ifMatch.Version), cancellation))
        .WithName(nameof(DeleteEndpoint))
        .WithSummary("Delete an endpoint. What is still due for it is skipped.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id, long IfVersion) : IRequest<Answer>, IForStaff
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
                    var delete = new EndpointCommand.Delete(caller.AccountId!.Value, writing.Now);
                    if (await writing.Decide(WebhookStreams.Endpoints, request.Id, delete, request.IfVersion) is { } no)
                        return no;
                    foreach (var beside in (RowTable[])[SecretRow.Table, ContactRow.Table, HealthRow.Table, PeerRow.Table])
                        writing.Delete(beside, request.Id.ToString());
                    return Answer.NoContent();
                },
                cancellationToken);
        }
    }
}
