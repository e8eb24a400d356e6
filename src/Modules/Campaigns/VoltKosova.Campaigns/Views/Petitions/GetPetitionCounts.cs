using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Views;

/// <summary>How many signatures a petition has in every state, for those who need not know whose they are.</summary>
internal static class GetPetitionCounts
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "petitions/{id:guid}/counts",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetPetitionCounts))
        .WithSummary("Count the signatures of a petition of one's own chapters by state and by place, without seeing any.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => CampaignsRights.SeeCounts;
    }

    /// <summary>The counts.</summary>
    /// <param name="States">Exact at this moment.</param>
    /// <param name="Places">Of those that count; follows by some milliseconds.</param>
    internal sealed record Body(IReadOnlyList<StateCount> States, IReadOnlyList<PlaceCount> Places);

    internal sealed class Handler(Store<CampaignsStreams> store, Caller caller, SignatureCounts counts) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(CampaignsRights.SeeCounts, cancellationToken);
            if (await store.Row<PetitionRow>(PetitionRow.Table, request.Id, cancellationToken) is not { } petition
                || !scope.Holds(petition.ChapterId))
                return new NoSuchPetition();
            var tally = await store.Row<PetitionTally>(PetitionTally.Table, request.Id, cancellationToken);
            return Answer.Ok(new Body(await counts.ByState(request.Id, cancellationToken), tally?.Places ?? []));
        }
    }
}
