using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Chapters.Domain.Chapters;
using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Chapters.Features;

/// <summary>Ends a mandate early. The day by which its seat is to be filled again starts to count.</summary>
internal static class EndMandate
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "posts/{id:guid}/mandates/{mandateId:guid}/end",
            (Guid id, Guid mandateId, Ending body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, mandateId, body, ifMatch.Version), cancellation))
        .WithName(nameof(EndMandate))
        .WithSummary("End a mandate, with the reason. If-Match is the version of the post.")
        .Answers(StatusCodes.Status204NoContent);

    /// <summary>The end.</summary>
    /// <param name="EndedOn">The last day.</param>
    internal sealed record Ending(MandateEnd Reason, DateOnly EndedOn);

    internal sealed record Request(Guid PostId, Guid MandateId, Ending Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => ChaptersRights.Manage;
    }

    internal sealed class Handler(Store<ChaptersStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(ChaptersRights.Manage, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    var post = await writing.Load(ChaptersStreams.Posts, request.PostId);
                    if (post.State is not Post.Standing standing)
                        return new NoSuchPost();
                    if (!scope.Holds(standing.ChapterId))
                        return new ChapterOutOfScope();
                    if (standing.Mandates.SingleOrDefault(one => one.MandateId == request.MandateId) is not { PersonId: var holder })
                        return new NoSuchMandate();
                    var end = new PostCommand.End(
                        request.MandateId, request.Body.Reason, request.Body.EndedOn, caller.AccountId!.Value, writing.Now);
                    return await Appointing.End(writing, request.PostId, holder, end, request.IfVersion) is { } no
                        ? no
                        : Answer.NoContent(post.Version);
                },
                cancellationToken);
        }
    }
}
