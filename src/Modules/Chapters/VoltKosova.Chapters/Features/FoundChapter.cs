using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Chapters.Domain.Chapters;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Web;

namespace VoltKosova.Chapters.Features;

/// <summary>
/// Founds a chapter below another one, within one's own chapters; the movement itself, once, by somebody with the whole movement. The
/// movement claims everything that nobody else holds, and that claim keeps a second movement out.
/// </summary>
internal static class FoundChapter
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("chapters", (Request request, IMediator mediator, CancellationToken cancellation) => mediator.Send(request, cancellation))
        .WithName(nameof(FoundChapter))
        .WithSummary("Found a chapter below another one, or without a parent the movement itself.")
        .Answers<Body>(StatusCodes.Status201Created);

    /// <summary>What is founded.</summary>
    /// <param name="Name">As its people call it.</param>
    /// <param name="Names">As it is called in each language.</param>
    internal sealed record Request(Guid? ParentId, ChapterLevel Level, string Name, LocalText Names) : IRequest<Answer>, IForStaff
    {
        public static Right Right => ChaptersRights.Manage;
    }

    internal sealed record Body(Guid ChapterId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Name).NotEmpty().MaximumLength(NamesValidator.MaxLength);
            RuleFor(request => request.Names).SetValidator(new NamesValidator());
        }
    }

    internal sealed class Handler(Store<ChaptersStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(ChaptersRights.Manage, cancellationToken);
            return scope.Holds(request.ParentId)
                ? await store.Write(writing => Found(writing, request), cancellationToken)
                : new ChapterOutOfScope();
        }

        private async Task<Answer> Found(Writing writing, Request request)
        {
            var parent = request.ParentId is { } id ? (await writing.Load(ChaptersStreams.Chapters, id)).State as Chapter.Standing : null;
            if (parent?.ChapterId != request.ParentId)
                return new ParentUnknown();
            var chapter = writing.NewId();
            var founding = new ChapterEvent.Founded(
                chapter,
                request.ParentId,
                request.Level,
                request.Name.Trim(),
                NamesValidator.Trim(request.Names),
                caller.AccountId!.Value,
                writing.Now);
            if (writing.Start(ChaptersStreams.Chapters, chapter, new ChapterCommand.Found(founding, parent?.Level)) is { } no)
                return no;
            return parent is not null || await AreaClaims.Claim(writing, AreaKey.Everything, chapter)
                ? Answer.Created($"/api/v1/chapters/chapters/{chapter}", new Body(chapter), version: 1)
                : writing.Reject(new MovementAlreadyFounded());
        }
    }
}
