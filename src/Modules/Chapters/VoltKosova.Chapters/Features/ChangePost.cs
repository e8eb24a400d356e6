using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Chapters.Domain.Chapters;
using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Chapters.Features;

/// <summary>Settles something else about a post. What kind it is stays, and mandates that have begun do.</summary>
internal static class ChangePost
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut(
            "posts/{id:guid}",
            (Guid id, PostBody post, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, post, ifMatch.Version), cancellation))
        .WithName(nameof(ChangePost))
        .WithSummary("Change the title, term, seats or rules of a post.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id, PostBody Post, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => ChaptersRights.Manage;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Post).SetValidator(new PostValidator());
    }

    internal sealed class Handler(Store<ChaptersStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(ChaptersRights.Manage, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    var post = await writing.Load(ChaptersStreams.Posts, request.Id);
                    if (post.State is not Post.Standing { ChapterId: var chapter })
                        return new NoSuchPost();
                    if (!scope.Holds(chapter))
                        return new ChapterOutOfScope();
                    var change = new PostCommand.ChangeRules(
                        request.Post.ToRules(), Seat.DayOf(writing.Now), caller.AccountId!.Value, writing.Now);
                    return await writing.Decide(ChaptersStreams.Posts, request.Id, change, request.IfVersion) is { } no
                        ? no
                        : Answer.NoContent(post.Version);
                },
                cancellationToken);
        }
    }
}
