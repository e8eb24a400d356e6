using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Views;

/// <summary>The hours of the volunteer who asks.</summary>
internal static class ListMyHours
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
            "me/hours",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListMyHours))
        .WithSummary("List one's own hours.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForSignedIn;

    internal sealed class Handler(ListReader reader, Caller caller) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) => reader.Read(
            _list,
            request.Query,
            ListScope.Where("person_id", caller.PersonId is { } person ? [person] : []),
            cancellationToken);
    }
}
