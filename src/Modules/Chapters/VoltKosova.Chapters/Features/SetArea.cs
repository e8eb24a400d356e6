using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Chapters.Domain.Chapters;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Chapters.Features;

/// <summary>
/// Says which places a chapter holds, within one's own chapters. A place has one chapter; what is left out is free again.
/// </summary>
internal static class SetArea
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut(
            "chapters/{id:guid}/area",
            (Guid id, AreaBody body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
        .WithName(nameof(SetArea))
        .WithSummary("Set the places that a chapter holds. A place belongs to one chapter.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id, AreaBody Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => ChaptersRights.Manage;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body).SetValidator(new AreaValidator());
    }

    internal sealed class Handler(Store<ChaptersStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(ChaptersRights.Manage, cancellationToken);
            return await store.Write(writing => Set(writing, request, scope), cancellationToken);
        }

        private async Task<Answer> Set(Writing writing, Request request, ChapterScope scope)
        {
            var chapter = await writing.Load(ChaptersStreams.Chapters, request.Id);
            if (chapter.State is not Chapter.Standing { Area: var before })
                return new NoSuchChapter();
            if (!scope.Holds(request.Id))
                return new ChapterOutOfScope();
            var after = request.Body.ToArea();
            var set = new ChapterCommand.SetArea(after, caller.AccountId!.Value, writing.Now);
            if (await writing.Decide(ChaptersStreams.Chapters, request.Id, set, request.IfVersion) is { } no)
                return no;
            return await AreaClaims.Move(writing, request.Id, before, after) is { } taken ? taken : Answer.NoContent(chapter.Version);
        }
    }
}
