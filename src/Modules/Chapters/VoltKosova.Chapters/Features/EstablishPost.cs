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

/// <summary>Gives a chapter a post, within one's own chapters. Its seats are vacant and have a day by which to be filled.</summary>
internal static class EstablishPost
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "chapters/{id:guid}/posts",
            (Guid id, PostBody post, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, post), cancellation))
        .WithName(nameof(EstablishPost))
        .WithSummary("Give a chapter a post with its term, seats and rules.")
        .Answers<Body>(StatusCodes.Status201Created);

    internal sealed record Request(Guid ChapterId, PostBody Post) : IRequest<Answer>, IForStaff
    {
        public static Right Right => ChaptersRights.Manage;
    }

    internal sealed record Body(Guid PostId);

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
                    if (!(await writing.Load(ChaptersStreams.Chapters, request.ChapterId)).Exists)
                        return new NoSuchChapter();
                    return scope.Holds(request.ChapterId) ? Establish(writing, request) : new ChapterOutOfScope();
                },
                cancellationToken);
        }

        private Answer Establish(Writing writing, Request request)
        {
            var (post, rules, today) = (writing.NewId(), request.Post.ToRules(), Seat.DayOf(writing.Now));
            var establishing = new PostEvent.Established(
                post, request.ChapterId, rules, today, today.AddDays(rules.VacancyDays), caller.AccountId!.Value, writing.Now);
            return writing.Start(ChaptersStreams.Posts, post, new PostCommand.Establish(establishing)) is { } no
                ? no
                : Answer.Created($"/api/v1/chapters/posts/{post}", new Body(post), version: 1);
        }
    }
}
