using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using NpgsqlTypes;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Postgres;
using VoltKosova.Web;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Filling;

namespace VoltKosova.Webhooks.Features;

/// <summary>What went to an endpoint, what waits and what was given up or skipped, newest first.</summary>
internal static class ListDeliveries
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "endpoints/{id:guid}/deliveries",
            (Guid id, IMediator mediator, CancellationToken cancellation, Guid? after, int limit = 50) =>
                mediator.Send(new Request(id, after, limit), cancellation))
        .WithName(nameof(ListDeliveries))
        .WithSummary("List the deliveries of an endpoint.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id, Guid? After, int Limit) : IRequest<Answer>, IForStaff
    {
        public static Right Right => WebhookRights.Manage;
    }

    /// <param name="Next">What <c>after</c> must be for the next page; null at the end.</param>
    internal sealed record Body(IReadOnlyList<DeliveryRow> Items, Guid? Next);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Limit).InclusiveBetween(1, 200);
    }

    internal sealed class Handler(Store<WebhookStreams> store, Databases databases, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(WebhookRights.Manage, cancellationToken);
            if (await store.OwnEndpointOf(request.Id, scope, cancellationToken) is null)
                return new NoSuchEndpoint();
            await using var find = databases.For(WebhookStreams.Module).CreateCommand(
                """
                SELECT data FROM mt_doc_webhook_delivery
                WHERE data ->> 'endpoint_id' = $1 AND ($2 IS NULL OR (data ->> 'created_at', id) < (
                    SELECT last.data ->> 'created_at', last.id FROM mt_doc_webhook_delivery last WHERE last.id = $2))
                ORDER BY data ->> 'created_at' DESC, id DESC LIMIT $3
                """);
            find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = request.Id.ToString() });
            find.Parameters.Add(new NpgsqlParameter<Guid?> { TypedValue = request.After, NpgsqlDbType = NpgsqlDbType.Uuid });
            find.Parameters.Add(new NpgsqlParameter<int> { TypedValue = request.Limit + 1 });
            await using var reader = await find.ExecuteReaderAsync(cancellationToken);
            var rows = new List<DeliveryRow>();
            while (await reader.ReadAsync(cancellationToken))
                rows.Add(StoredJson.Read<DeliveryRow>(reader.GetString(0)));
            var page = rows.Take(request.Limit).ToList();
            return Answer.Ok(new Body(page, rows.Count > page.Count ? page[^1].Id : null));
        }
    }
}
