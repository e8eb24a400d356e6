using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Views;

/// <summary>What was worked for the chapters that the caller looks after. Follows the confirmations by some milliseconds.</summary>
internal static class ListChapterHours
{
    private static readonly ListOf<ChapterHours> _list = new(
        VolunteeringStreams.Module,
        ChapterHours.Table,
        new ListField("chapter_id", FieldType.Uuid),
        new ListField("confirmed_minutes", FieldType.Number),
        new ListField("reports", FieldType.Number));

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "chapter-hours",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListChapterHours))
        .WithSummary("List the confirmed minutes of one's own chapters.")
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
