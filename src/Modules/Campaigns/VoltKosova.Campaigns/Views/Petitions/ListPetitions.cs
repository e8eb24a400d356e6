using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Views;

/// <summary>The petitions of the chapters whose campaigns the caller manages, drafts included.</summary>
internal static class ListPetitions
{
    private static readonly ListOf<PetitionRow> _list = new(
        CampaignsStreams.Module,
        PetitionRow.Table,
        new ListField("id", FieldType.Uuid),
        new ListField("chapter_id", FieldType.Uuid),
        new ListField("campaign_id", FieldType.Uuid),
        new ListField("state"),
        new ListField("plan.title.sq"),
        new ListField("plan.title.sr"),
        new ListField("plan.title.en"),
        new ListField("plan.goal", FieldType.Number),
        new ListField("plan.opens_on", FieldType.Date, Sortable: true),
        new ListField("plan.closes_on", FieldType.Date),
        new ListField("opened_on", FieldType.Date),
        new ListField("closed_on", FieldType.Date),
        new ListField("delivered_on", FieldType.Date),
        new ListField("delivered_signatures", FieldType.Number),
        new ListField("answered_on", FieldType.Date))
    {
        DefaultSort = "-plan.opens_on",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "petitions",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListPetitions))
        .WithSummary("List the petitions of one's own chapters.")
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
