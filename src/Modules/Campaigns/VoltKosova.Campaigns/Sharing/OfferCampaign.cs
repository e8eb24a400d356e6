using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.Campaigns.Domain.Sharing;
using VoltKosova.Campaigns.Views;
using VoltKosova.EventStore;
using VoltKosova.Web;
using VoltKosova.Webhooks;

namespace VoltKosova.Campaigns.Sharing;

/// <summary>Asks a Volt chapter of another country to run a campaign together. Drafts are told to nobody.</summary>
internal static class OfferCampaign
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "campaigns/{id:guid}/sharings",
            (Guid id, Target body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.PeerId), cancellation))
        .WithName(nameof(OfferCampaign))
        .WithSummary("Ask a Volt chapter of another country to run a campaign of one's own chapters together.")
        .Answers<Body>(StatusCodes.Status201Created);

    /// <param name="PeerId">The partner with whom keys were exchanged.</param>
    internal sealed record Target(Guid PeerId);

    internal sealed record Request(Guid CampaignId, Guid PeerId) : IRequest<Answer>, IForStaff
    {
        public static Right Right => CampaignsRights.Manage;
    }

    internal sealed record Body(Guid SharedCampaignId);

    internal sealed class Handler(Store<CampaignsStreams> store, Caller caller, KnownPeers peers, OurFigures figures)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(CampaignsRights.Manage, cancellationToken);
            return await store.Write(writing => Offer(writing, request, scope), cancellationToken);
        }

        private async Task<Answer> Offer(Writing writing, Request request, ChapterScope scope)
        {
            if (await writing.Row<CampaignRow>(CampaignRow.Table, request.CampaignId.ToString()) is not { } campaign
                || !scope.Holds(campaign.ChapterId))
                return new NoSuchCampaign();
            if (!campaign.CanBeShared())
                return new CampaignNotToShare();
            if (await peers.Find(request.PeerId, writing.Cancellation) is null)
                return new NoSuchVoltChapter();
            var id = writing.NewId();
            var terms = new SharedTerms(
                campaign.Title.En,
                [.. campaign.Themes.Select(StoredJson.NameOf)],
                await figures.Of(campaign, writing.Cancellation),
                campaign.StartsOn,
                campaign.EndsOn);
            var offer = new SharingEvent.Offered(
                id, request.PeerId, campaign.ChapterId, campaign.Id, terms, caller.AccountId!.Value, writing.Now);
            return writing.Start(CampaignsStreams.SharedCampaigns, id, new SharingCommand.Offer(offer)) is { } no
                ? no
                : Answer.Created($"/api/v1/campaigns/shared-campaigns/{id}", new Body(id), 1);
        }
    }
}
