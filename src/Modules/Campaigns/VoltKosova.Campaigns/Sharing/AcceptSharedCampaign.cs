using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.Campaigns.Domain.Sharing;
using VoltKosova.Campaigns.Views;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Sharing;

/// <summary>Joins in what another chapter offers, with a campaign of one's own.</summary>
internal static class AcceptSharedCampaign
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "shared-campaigns/{id:guid}/acceptance",
            (Guid id, With body, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body.CampaignId), cancellation))
        .WithName(nameof(AcceptSharedCampaign))
        .WithSummary("Join in a campaign that another Volt chapter offers, with a campaign of one's own.")
        .Answers(StatusCodes.Status204NoContent);

    /// <param name="CampaignId">The campaign here; its figures are told to the other side.</param>
    internal sealed record With(Guid CampaignId);

    internal sealed record Request(Guid Id, Guid CampaignId) : IRequest<Answer>, IForStaff
    {
        public static Right Right => CampaignsRights.Manage;
    }

    internal sealed class Handler(Store<CampaignsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => store.Decide(
            caller,
            request.Id,
            async (writing, _, scope) => await writing.Row<CampaignRow>(CampaignRow.Table, request.CampaignId.ToString()) switch
            {
                { } campaign when scope.Holds(campaign.ChapterId) && !campaign.CanBeShared() => new Decided(null, new CampaignNotToShare()),
                { } campaign when scope.Holds(campaign.ChapterId) => new Decided(
                    new SharingCommand.Accept(
                        request.Id, request.CampaignId, Seat.DayOf(writing.Now), caller.AccountId!.Value, writing.Now),
                    null),
                _ => new Decided(null, new NoSuchCampaign()),
            },
            cancellationToken);
    }
}
