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

/// <summary>What went to an endpoint, what waits and what was given up or skipped, newest first.</summary>
internal static class ListDeliveries
{
    private static readonly ListOf<DeliveryRow> _list = new(
        WebhookStreams.Module,
        DeliveryRow.Table,
        new("id", FieldType.Uuid),
        new("message_id", FieldType.Uuid),
        new("type"),
        new("kind"),
        new("state"),
        new("attempts", FieldType.Number),
        new("last_outcome"),
        new("is_replay", FieldType.Boolean),
        new("due_at", FieldType.Instant),
        new("created_at", FieldType.Instant, Sortable: true))
    {
        DefaultSort = "-created_at",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "endpoints/{id:guid}/deliveries",
            (Guid id, ListQuery query, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, query), cancellation))
        .WithName(nameof(ListDeliveries))
        .WithSummary("List the deliveries of an endpoint.")
        .AnswersList(_list);

    internal sealed record Request(Guid Id, ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => WebhookRights.Manage;
    }

    internal sealed class Handler(Store<WebhookStreams> store, ListReader lists, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(WebhookRights.Manage, cancellationToken);
            return await store.OwnEndpointOf(request.Id, scope, cancellationToken) is null
                ? new NoSuchEndpoint()
                : await lists.Read(_list, request.Query, ListScope.Where("endpoint_id", request.Id), cancellationToken);
        }
    }
}
