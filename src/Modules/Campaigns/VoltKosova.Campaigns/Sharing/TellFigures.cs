using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Campaigns.Domain.Sharing;
using VoltKosova.Campaigns.Views;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Sharing;

/// <summary>Tells the other side now how far we are; the job does it every night.</summary>
internal static class TellFigures
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "shared-campaigns/{id:guid}/figures",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(TellFigures))
        .WithSummary("Tell the other Volt chapter how far our side of a shared campaign is. Every night it is told by itself.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => CampaignsRights.Manage;
    }

    internal sealed class Handler(Store<CampaignsStreams> store, Caller caller, OurFigures figures) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => store.Decide(
            caller,
            request.Id,
            async (writing, row, _) =>
                row.CampaignId is { } id && await writing.Row<CampaignRow>(CampaignRow.Table, id.ToString()) is { } campaign
                    ? new Decided(
                        new SharingCommand.TellFigures(
                            request.Id, await figures.Of(campaign, writing.Cancellation), caller.AccountId, writing.Now),
                        null)
                    : new Decided(null, new NotShared()),
            cancellationToken);
    }
}
