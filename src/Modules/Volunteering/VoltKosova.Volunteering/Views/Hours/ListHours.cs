using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Views;

/// <summary>The hours that were worked for the chapters whose shifts the caller may see.</summary>
internal static class ListHours
{
    private static readonly ListOf<HoursRow> _list = new(
        VolunteeringStreams.Module,
        HoursRow.Table,
        new ListField("id", FieldType.Uuid),
        new ListField("person_id", FieldType.Uuid),
        new ListField("chapter_id", FieldType.Uuid),
        new ListField("opportunity_id", FieldType.Uuid),
        new ListField("shift_id", FieldType.Uuid),
        new ListField("state"),
        new ListField("worked_on", FieldType.Date, Sortable: true),
        new ListField("minutes", FieldType.Number),
        new ListField("confirmed_minutes", FieldType.Number),
        new ListField("reported_at", FieldType.Instant),
        new ListField("decided_at", FieldType.Instant))
    {
        DefaultSort = "-worked_on",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "hours",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListHours))
        .WithSummary("List the hours that were worked for one's own chapters.")
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
