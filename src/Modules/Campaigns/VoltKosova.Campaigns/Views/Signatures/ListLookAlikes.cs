using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using VoltKosova.Access;
using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.EventStore;
using VoltKosova.Postgres;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Views;

/// <summary>
/// Signatures under one petition with the same name from the same place. It is a sign, no proof: there are two Arbër Krasniqi in every
/// town, so nothing is refused for it and staff look.
/// </summary>
internal static class ListLookAlikes
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "petitions/{id:guid}/look-alikes",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(ListLookAlikes))
        .WithSummary("List confirmed signatures with the same name from the same place, the largest groups first, at most 500 groups.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => CampaignsRights.SeeSignatures;
    }

    internal sealed record Body(IReadOnlyList<Group> Items);

    /// <summary>Signatures that look alike.</summary>
    /// <param name="FoldedName">The name without case, diacritics and punctuation.</param>
    internal sealed record Group(string FoldedName, string Country, string? Municipality, IReadOnlyList<Guid> SignatureIds);

    internal sealed class Handler(Store<CampaignsStreams> store, Databases databases, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(CampaignsRights.SeeSignatures, cancellationToken);
            return await store.Row<PetitionRow>(PetitionRow.Table, request.Id, cancellationToken) is { } petition
                && scope.Holds(petition.ChapterId)
                ? Answer.Ok(new Body(await Find(request.Id, cancellationToken)))
                : new NoSuchPetition();
        }

        private async Task<List<Group>> Find(Guid petition, CancellationToken cancellation)
        {
            await using var find = databases.For(CampaignsStreams.Module).CreateCommand(
                """
                SELECT data ->> 'folded_name', data ->> 'country', data ->> 'municipality', array_agg(id ORDER BY id)
                FROM mt_doc_signature
                WHERE data ->> 'petition_id' = $1 AND data ->> 'folded_name' IS NOT NULL
                GROUP BY 1, 2, 3 HAVING count(*) > 1 ORDER BY count(*) DESC, 1, 2, 3 LIMIT 500
                """);
            find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = petition.ToString() });
            await using var reader = await find.ExecuteReaderAsync(cancellation);
            var groups = new List<Group>();
            while (await reader.ReadAsync(cancellation))
            {
                groups.Add(new Group(
                    reader.GetString(0),
                    reader.GetString(1),
                    await reader.IsDBNullAsync(2, cancellation) ? null : reader.GetString(2),
                    await reader.GetFieldValueAsync<Guid[]>(3, cancellation)));
            }

            return groups;
        }
    }
}
