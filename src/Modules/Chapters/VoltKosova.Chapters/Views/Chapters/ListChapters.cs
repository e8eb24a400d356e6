using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Web;

namespace VoltKosova.Chapters.Views;

/// <summary>The register of chapters. It is public.</summary>
internal static class ListChapters
{
    private static readonly ListOf<ChapterRow> _register = new(
        ChaptersStreams.Module,
        ChapterRow.Table,
        new ListField("id", FieldType.Uuid),
        new ListField("parent_id", FieldType.Uuid),
        new ListField("level"),
        new ListField("name", Sortable: true),
        new ListField("names.sq"),
        new ListField("names.sr"),
        new ListField("names.en"),
        new ListField("founded_at", FieldType.Instant, Sortable: true));

    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "chapters",
            (ListQuery query, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(query), cancellation))
        .WithName(nameof(ListChapters))
        .WithSummary("List the chapters of the movement.")
        .AnswersList(_register);

    internal sealed record Request(ListQuery Query) : IRequest<Answer>, IForPublic;

    internal sealed class Handler(ListReader lists) : IRequestHandler<Request, Answer>
    {
        public Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            lists.Read(_register, request.Query, ListScope.Public, cancellationToken);
    }
}
