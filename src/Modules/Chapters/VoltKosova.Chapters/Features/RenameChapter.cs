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

/// <summary>Gives a chapter another name, within one's own chapters.</summary>
internal static class RenameChapter
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut(
            "chapters/{id:guid}/name",
            (Guid id, NameBody body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
        .WithName(nameof(RenameChapter))
        .WithSummary("Give a chapter another name.")
        .Answers(StatusCodes.Status204NoContent);

    /// <summary>The name.</summary>
    /// <param name="Name">As its people call it.</param>
    /// <param name="Names">As it is called in each language.</param>
    internal sealed record NameBody(string Name, LocalText Names);

    internal sealed record Request(Guid Id, NameBody Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => ChaptersRights.Manage;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(request => request.Body.Name).NotEmpty().MaximumLength(NamesValidator.MaxLength);
            RuleFor(request => request.Body.Names).SetValidator(new NamesValidator());
        }
    }

    internal sealed class Handler(Store<ChaptersStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(ChaptersRights.Manage, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    var chapter = await writing.Load(ChaptersStreams.Chapters, request.Id);
                    if (!chapter.Exists)
                        return new NoSuchChapter();
                    if (!scope.Holds(request.Id))
                        return new ChapterOutOfScope();
                    var rename = new ChapterCommand.Rename(
                        request.Body.Name.Trim(), NamesValidator.Trim(request.Body.Names), caller.AccountId!.Value, writing.Now);
                    return await writing.Decide(ChaptersStreams.Chapters, request.Id, rename, request.IfVersion) is { } no
                        ? no
                        : Answer.NoContent(chapter.Version);
                },
                cancellationToken);
        }
    }
}
