using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Chapters.Views;

/// <summary>The mandates in the caller's chapters, past and coming ones included.</summary>
internal static class ListMandates
{
    private static readonly ListOf<MandateRow> _list = new(
        ChaptersStreams.Module,
        MandateRow.Table,
        new ListField("id", FieldType.Uuid),
        new ListField("post_id", FieldType.Uuid),
        new ListField("chapter_id", FieldType.Uuid),
        new ListField("kind"),
        new ListField("seat", FieldType.Number),
        new ListField("person_id", FieldType.Uuid),
        new ListField("public_name"),
        new ListField("from", FieldType.Date, Sortable: true),
        new ListField("until", FieldType.Date),
        new ListField("held_until", FieldType.Date),
        new ListField("basis"),
        new ListField("ended_for"))
    {
        DefaultSort = "-from",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "mandates",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListMandates))
        .WithSummary("List the mandates in one's own chapters.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForStaff
    {
        public static Right Right => ChaptersRights.Manage;
    }

    internal sealed class Handler(ListReader lists, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) => await lists.Read(
            _list, request.Query, ListScope.Of(await caller.Scope(ChaptersRights.Manage, cancellationToken)), cancellationToken);
    }
}
