using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Web;

namespace VoltKosova.Chapters.Views;

/// <summary>The posts of all chapters. It is public.</summary>
internal static class ListPosts
{
    private static readonly ListOf<PostRow> _list = new(
        ChaptersStreams.Module,
        PostRow.Table,
        new ListField("id", FieldType.Uuid),
        new ListField("chapter_id", FieldType.Uuid),
        new ListField("rules.kind"),
        new ListField("rules.title.sq"),
        new ListField("rules.title.sr"),
        new ListField("rules.title.en"),
        new ListField("rules.term_months", FieldType.Number),
        new ListField("rules.seats", FieldType.Number),
        new ListField("established_on", FieldType.Date, Sortable: true))
    {
        DefaultSort = "-established_on",
    };

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "posts",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListPosts))
        .WithSummary("List the posts of chapters.")
        .AnswersList(_list);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForPublic;

    internal sealed class Handler(ListReader lists) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            lists.Read(_list, request.Query, ListScope.Public, cancellationToken);
    }
}
