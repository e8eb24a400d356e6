using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Chapters.Domain.Chapters;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Chapters.Views;

/// <summary>One chapter. The register of chapters is public.</summary>
internal static class GetChapter
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "chapters/{id:guid}",
            (Guid id, AsOf? asOf, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, asOf), cancellation))
        .WithName(nameof(GetChapter))
        .WithSummary("Read a chapter: its names, its level, the chapter above it, its area.")
        .Answers<ChapterRow>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id, AsOf? AsOf) : IRequest<Answer>, IForPublic;

    internal sealed class Handler(Store<ChaptersStreams> store) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var row = request.AsOf is { At: var at }
                ? await store.RowAsOf(ChapterRow.Projection, request.Id, at, cancellationToken)
                : await store.Row<ChapterRow>(ChapterRow.Table, request.Id, cancellationToken);
            return row is not null ? Answer.Ok(row, request.AsOf is null ? row.Version : null) : new NoSuchChapter();
        }
    }
}
