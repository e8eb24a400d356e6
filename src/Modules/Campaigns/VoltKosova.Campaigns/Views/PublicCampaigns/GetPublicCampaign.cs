using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Views;

/// <summary>A campaign that runs or has been completed, with how far it is, for everybody.</summary>
internal static class GetPublicCampaign
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "public/{id:guid}",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetPublicCampaign))
        .WithSummary("Read a campaign that runs or has been completed, and how far it is with its goals.")
        .Answers<Body>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForPublic;

    internal sealed record Body(PublicCampaign Campaign, IReadOnlyList<GoalProgress> Goals);

    internal sealed class Handler(Store<CampaignsStreams> store, SignatureCounts counts) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            await store.Row<PublicCampaign>(PublicCampaign.Table, request.Id, cancellationToken) is { } row
                ? Answer.Ok(new Body(row, GoalProgress.Of(row.Goals, row.Reported, await counts.OfCampaign(row.Id, cancellationToken))))
                : new NoSuchCampaign();
    }
}
