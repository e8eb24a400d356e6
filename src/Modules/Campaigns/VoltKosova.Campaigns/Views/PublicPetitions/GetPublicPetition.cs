using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Views;

/// <summary>A petition that has opened, with who has signed by municipality and by country, for everybody.</summary>
internal static class GetPublicPetition
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "public/petitions/{id:guid}",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetPublicPetition))
        .WithSummary("Read a petition that has opened, with its count of this moment by municipality and by country.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForPublic;

    internal sealed record Body(PublicPetition Petition, Count Signatures);

    /// <summary>How many have signed. Follows the signatures by some milliseconds.</summary>
    internal sealed record Count(int Total, IReadOnlyList<InMunicipality> ByMunicipality, IReadOnlyList<InCountry> ByCountry);

    internal sealed record InMunicipality(string Municipality, int Signatures);

    internal sealed record InCountry(string Country, int Signatures);

    internal sealed class Handler(Store<CampaignsStreams> store) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await store.Row<PublicPetition>(PublicPetition.Table, request.Id, cancellationToken) is not { } petition)
                return new NoSuchPetition();
            var tally = await store.Row<PetitionTally>(PetitionTally.Table, request.Id, cancellationToken);
            return Answer.Ok(new Body(petition, CountOf(tally?.Places ?? [])));
        }

        private static Count CountOf(IReadOnlyList<PlaceCount> places) => new(
            places.Sum(place => place.Signatures),
            [
                .. places.Where(place => place.Municipality is not null)
                    .Select(place => new InMunicipality(place.Municipality!, place.Signatures)),
            ],
            [.. places.GroupBy(place => place.Country).Select(one => new InCountry(one.Key, one.Sum(place => place.Signatures)))]);
    }
}
