using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Views;

/// <summary>The campaigns of the chapters whose campaigns the caller manages, drafts included.</summary>
internal static class ListCampaigns
{
    private static readonly ListOf<CampaignRow> _list = new(
        CampaignsStreams.Module,
        CampaignRow.Table,
        new ListField("id", FieldType.Uuid),
        new ListField("chapter_id", FieldType.Uuid),
        new ListField("state"),
        new ListField("title.sq"),
        new ListField("title.sr"),
        new ListField("title.en"),
        new ListField("starts_on", FieldType.Date, Sortable: true),
        new ListField("ends_on", FieldType.Date),
        new ListField("started_on", FieldType.Date),
        new ListField("completed_on", FieldType.Date))
    {
        DefaultSort = "-starts_on",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "campaigns",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListCampaigns))
        .WithSummary("List the campaigns of one's own chapters.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => CampaignsRights.Manage;
    }

    internal sealed class Handler(ListReader reader, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(CampaignsRights.Manage, cancellationToken);
            return await reader.Read(_list, request.Query, ListScope.Of(scope), cancellationToken);
        }
    }
}
