using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Views;

/// <summary>How far a campaign of the caller's chapters is with its goals.</summary>
internal static class GetCampaignProgress
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "campaigns/{id:guid}/progress",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetCampaignProgress))
        .WithSummary("Read how far a campaign of one's own chapters is with its goals.")
        .Answers<CampaignProgress>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => CampaignsRights.SeeCounts;
    }

    internal sealed class Handler(Store<CampaignsStreams> store, Caller caller, SignatureCounts counts) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(CampaignsRights.SeeCounts, cancellationToken);
            return await store.Row<CampaignRow>(CampaignRow.Table, request.Id, cancellationToken) is { } row && scope.Holds(row.ChapterId)
                ? Answer.Ok(new CampaignProgress(
                    GoalProgress.Of(row.Goals, row.Reported, await counts.OfCampaign(row.Id, cancellationToken))))
                : new NoSuchCampaign();
        }
    }
}
