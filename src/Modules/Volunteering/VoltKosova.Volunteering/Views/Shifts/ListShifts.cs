using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Views;

/// <summary>The shifts of the chapters whose shifts the caller may see.</summary>
internal static class ListShifts
{
    private static readonly ListOf<ShiftRow> _list = new(
        VolunteeringStreams.Module,
        ShiftRow.Table,
        new ListField("id", FieldType.Uuid),
        new ListField("opportunity_id", FieldType.Uuid),
        new ListField("chapter_id", FieldType.Uuid),
        new ListField("state"),
        new ListField("date", FieldType.Date),
        new ListField("start_time"),
        new ListField("end_time"),
        new ListField("zone"),
        new ListField("starts_at", FieldType.Instant, Sortable: true),
        new ListField("ends_at", FieldType.Instant),
        new ListField("place.online", FieldType.Boolean),
        new ListField("place.municipality"),
        new ListField("capacity", FieldType.Number),
        new ListField("minimum", FieldType.Number),
        new ListField("taken", FieldType.Number))
    {
        DefaultSort = "starts_at",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "shifts",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListShifts))
        .WithSummary("List the shifts of one's own chapters, by chapter and by day.")
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
