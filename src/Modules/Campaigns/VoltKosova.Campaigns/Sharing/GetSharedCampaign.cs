using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Campaigns.Domain.Sharing;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Sharing;

/// <summary>One shared campaign of the caller's chapters with each side's figures; for all others there is none.</summary>
internal static class GetSharedCampaign
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "shared-campaigns/{id:guid}",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetSharedCampaign))
        .WithSummary("Read a shared campaign with each side's figures.")
        .Answers<SharedCampaignRow>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForStaff
    {
        public static Right Right => CampaignsRights.Manage;
    }

    internal sealed class Handler(Store<CampaignsStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(CampaignsRights.Manage, cancellationToken);
            return await store.Row<SharedCampaignRow>(SharedCampaignRow.Table, request.Id, cancellationToken) is { } row
                && scope.Holds(row.ChapterId)
                    ? Answer.Ok(row, row.Version)
                    : new NoSuchSharedCampaign();
        }
    }
}
