using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Views;

/// <summary>One campaign of the caller's chapters; for all others there is none.</summary>
internal static class GetCampaign
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "campaigns/{id:guid}",
            (Guid id, AsOf? asOf, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, asOf), cancellation))
        .WithName(nameof(GetCampaign))
        .WithSummary("Read a campaign of one's own chapters.")
        .Answers<CampaignRow>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id, AsOf? AsOf) : IRequest<Answer>, IForStaff
    {
        public static Right Right => CampaignsRights.Manage;
    }

    internal sealed class Handler(Store<CampaignsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(CampaignsRights.Manage, cancellationToken);
            var row = request.AsOf is { At: var at }
                ? await store.RowAsOf(CampaignRow.Projection, request.Id, at, cancellationToken)
                : await store.Row<CampaignRow>(CampaignRow.Table, request.Id, cancellationToken);
            return row is not null && scope.Holds(row.ChapterId)
                ? Answer.Ok(row, request.AsOf is null ? row.Version : null)
                : new NoSuchCampaign();
        }
    }
}
