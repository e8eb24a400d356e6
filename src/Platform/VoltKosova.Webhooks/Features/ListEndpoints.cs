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

namespace VoltKosova.Webhooks.Features;

/// <summary>The endpoints of one's own chapters, oldest first.</summary>
internal static class ListEndpoints
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "endpoints",
            (IMediator mediator, CancellationToken cancellation, Guid? after, int limit = 50) =>
                mediator.Send(new Request(after, limit), cancellation))
        .WithName(nameof(ListEndpoints))
        .WithSummary("List the endpoints of one's own chapters.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request(Guid? After, int Limit) : IRequest<Answer>, IForStaff
    {
        public static Right Right => WebhookRights.Manage;
    }

    /// <param name="Next">What <c>after</c> must be for the next page; null at the end.</param>
    internal sealed record Body(IReadOnlyList<EndpointRow> Items, Guid? Next);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Limit).InclusiveBetween(1, 200);
    }

    internal sealed class Handler(Databases databases, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(WebhookRights.Manage, cancellationToken);
            await using var find = databases.For(WebhookStreams.Module).CreateCommand(
                """
                SELECT data FROM mt_doc_webhook_endpoint
                WHERE ($1 OR data ->> 'chapter_id' = ANY($2)) AND ($3 IS NULL OR id > $3) ORDER BY id LIMIT $4
                """);
            find.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = scope.Everywhere });
            find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. scope.Chapters.Select(chapter => chapter.ToString())] });
            find.Parameters.Add(new NpgsqlParameter<Guid?> { TypedValue = request.After, NpgsqlDbType = NpgsqlDbType.Uuid });
            find.Parameters.Add(new NpgsqlParameter<int> { TypedValue = request.Limit + 1 });
            await using var reader = await find.ExecuteReaderAsync(cancellationToken);
            var rows = new List<EndpointRow>();
            while (await reader.ReadAsync(cancellationToken))
                rows.Add(StoredJson.Read<EndpointRow>(reader.GetString(0)));
            var page = rows.Take(request.Limit).ToList();
            return Answer.Ok(new Body(page, rows.Count > page.Count ? page[^1].Id : null));
        }
    }
}
