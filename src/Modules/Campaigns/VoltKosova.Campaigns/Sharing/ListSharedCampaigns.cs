using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Sharing;

/// <summary>What is shared with other Volt chapters, offers included.</summary>
internal static class ListSharedCampaigns
{
    private static readonly ListOf<SharedCampaignRow> _list = new(
        CampaignsStreams.Module,
        SharedCampaignRow.Table,
        new("id", FieldType.Uuid),
        new("peer_id", FieldType.Uuid),
        new("chapter_id", FieldType.Uuid),
        new("origin"),
        new("state"),
        new("campaign_id", FieldType.Uuid),
        new("offered_at", FieldType.Instant, Sortable: true))
    {
        DefaultSort = "-offered_at",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "shared-campaigns",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListSharedCampaigns))
        .WithSummary("List the campaigns that are shared with other Volt chapters, offers included.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => CampaignsRights.Manage;
    }

    internal sealed class Handler(ListReader lists, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await lists.Read(
            _list, request.Query, ListScope.Of(await caller.Scope(CampaignsRights.Manage, cancellationToken)), cancellationToken);
    }
}
