using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Chapters.Views;

/// <summary>One post. What posts a chapter has is public.</summary>
internal static class GetPost
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet(
            "posts/{id:guid}",
            (Guid id, IMediator mediator, CancellationToken cancellation) => mediator.Send(new Request(id), cancellation))
        .WithName(nameof(GetPost))
        .WithSummary("Read a post: its kind, term, seats and rules.")
        .Answers<PostRow>(StatusCodes.Status200OK);

    internal sealed record Request(Guid Id) : IRequest<Answer>, IForPublic;

    internal sealed class Handler(Store<ChaptersStreams> store) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken) =>
            await store.Row<PostRow>(PostRow.Table, request.Id, cancellationToken) is { } row
                ? Answer.Ok(row, row.Version)
                : new NoSuchPost();
    }
}
