using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;
using VoltKosova.Webhooks.Endpoints;

namespace VoltKosova.Webhooks.Features;

/// <summary>The endpoints of one's own chapters.</summary>
internal static class ListEndpoints
{
    private static readonly ListOf<EndpointRow> _list = new(
        WebhookStreams.Module,
        EndpointRow.Table,
        new("id", FieldType.Uuid),
        new("chapter_id", FieldType.Uuid),
        new("url"),
        new("description"),
        new("state"),
        new("registered_at", FieldType.Instant, Sortable: true));

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "endpoints",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListEndpoints))
        .WithSummary("List the endpoints of one's own chapters.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => WebhookRights.Manage;
    }

    internal sealed class Handler(ListReader lists, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await lists.Read(
            _list, request.Query, ListScope.Of(await caller.Scope(WebhookRights.Manage, cancellationToken)), cancellationToken);
    }
}
