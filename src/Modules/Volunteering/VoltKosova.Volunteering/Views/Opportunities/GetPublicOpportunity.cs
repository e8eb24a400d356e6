using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Postgres;
using VoltKosova.Volunteering.Domain.Opportunities;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Views;

/// <summary>One open opportunity with its shifts to come, for everybody.</summary>
internal static class GetPublicOpportunity
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "public/opportunities/{id:guid}",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetPublicOpportunity))
        .WithSummary("Read an open opportunity and its shifts to come.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForPublic;

    internal sealed record Body(PublicOpportunity Opportunity, IReadOnlyList<PublicShift> Shifts);

    internal sealed class Handler(Store<VolunteeringStreams> store, Databases databases, TimeProvider clock)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            await store.Row<PublicOpportunity>(PublicOpportunity.Table, request.Id, cancellationToken) is { } row
                ? Answer.Ok(new Body(row, await ShiftsToCome(row.Id, cancellationToken)))
                : new NoSuchOpportunity();

        private async Task<List<PublicShift>> ShiftsToCome(Guid opportunity, CancellationToken cancellation)
        {
            await using var find = databases.For(VolunteeringStreams.Module).CreateCommand(
                """
                SELECT data FROM mt_doc_shift
                WHERE data ->> 'opportunity_id' = $1 AND data ->> 'starts_at' > $2 AND data ->> 'state' = 'scheduled'
                ORDER BY data ->> 'starts_at', id LIMIT 500
                """);
            find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = opportunity.ToString() });
            find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = StoredJson.TextOf(clock.GetUtcNow()) });
            await using var reader = await find.ExecuteReaderAsync(cancellation);
            var shifts = new List<PublicShift>();
            while (await reader.ReadAsync(cancellation))
                shifts.Add(PublicShift.Of(StoredJson.Read<ShiftRow>(reader.GetString(0))));
            return shifts;
        }
    }
}
