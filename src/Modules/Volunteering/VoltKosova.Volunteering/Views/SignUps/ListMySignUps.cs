using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Views;

/// <summary>The sign-ups of the volunteer who asks. Follows by some milliseconds.</summary>
internal static class ListMySignUps
{
    private static readonly ListOf<SignUpRow> _list = new(
        VolunteeringStreams.Module,
        SignUpRow.Table,
        new ListField("id", FieldType.Uuid),
        new ListField("shift_id", FieldType.Uuid),
        new ListField("opportunity_id", FieldType.Uuid),
        new ListField("chapter_id", FieldType.Uuid),
        new ListField("person_id", FieldType.Uuid),
        new ListField("state"),
        new ListField("date", FieldType.Date),
        new ListField("starts_at", FieldType.Instant, Sortable: true),
        new ListField("ends_at", FieldType.Instant),
        new ListField("signed_up_at", FieldType.Instant, Sortable: true),
        new ListField("cancelled_at", FieldType.Instant),
        new ListField("cancelled_because"),
        new ListField("attendance_noted_at", FieldType.Instant))
    {
        DefaultSort = "-starts_at",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "me/sign-ups",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListMySignUps))
        .WithSummary("List one's own sign-ups.")
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
