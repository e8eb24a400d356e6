using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Views;

/// <summary>The opportunities of the chapters whose shifts the caller may see, drafts included.</summary>
internal static class ListOpportunities
{
    private static readonly ListOf<OpportunityRow> _list = new(
        VolunteeringStreams.Module,
        OpportunityRow.Table,
        new ListField("id", FieldType.Uuid),
        new ListField("chapter_id", FieldType.Uuid),
        new ListField("state"),
        new ListField("title.sq"),
        new ListField("title.sr"),
        new ListField("title.en"),
        new ListField("kind"),
        new ListField("campaign_id", FieldType.Uuid),
        new ListField("place.online", FieldType.Boolean),
        new ListField("place.municipality"),
        new ListField("minimum_age", FieldType.Number),
        new ListField("opens_at", FieldType.Instant),
        new ListField("closes_at", FieldType.Instant),
        new ListField("contact_person_id", FieldType.Uuid),
        new ListField("drafted_at", FieldType.Instant, Sortable: true))
    {
        DefaultSort = "-drafted_at",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "opportunities",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListOpportunities))
        .WithSummary("List the opportunities of one's own chapters.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => VolunteeringRights.SeeShifts;
    }

    internal sealed class Handler(ListReader reader, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await reader.Read(
            _list, request.Query, ListScope.Of(await caller.Scope(VolunteeringRights.SeeShifts, cancellationToken)), cancellationToken);
    }
}
