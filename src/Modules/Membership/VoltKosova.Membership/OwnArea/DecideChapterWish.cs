using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Domain.OwnArea;
using VoltKosova.Web;

namespace VoltKosova.Membership.OwnArea;

/// <summary>
/// The receiving chapter decides whether a member who asks can come. It needs no right in the chapter that the member leaves: the statutes
/// leave it to the member and to whom they come to.
/// </summary>
internal static class DecideChapterWish
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(
                "chapter-wishes/{id:guid}/grant",
                (Guid id, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Request(id, null, ifMatch.Version), cancellation))
            .WithName("GrantChapterWish")
            .WithSummary("Let a member who asks come to one's own chapter, from today on. Both chapters are told.")
            .Answers(StatusCodes.Status204NoContent);
        routes.MapPost(
                "chapter-wishes/{id:guid}/refusal",
                (Guid id, Refusal body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
            .WithName("RefuseChapterWish")
            .WithSummary("Refuse a member who asks to come to one's own chapter, with the reason.")
            .Answers(StatusCodes.Status204NoContent);
    }

    /// <param name="Reason">What the member is told.</param>
    internal sealed record Refusal(string Reason);

    /// <param name="Body">Null for a yes.</param>
    internal sealed record Request(Guid Id, Refusal? Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ChangeMembers;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => When(request => request.Body is not null, () =>
            RuleFor(request => request.Body!.Reason).NotEmpty().MaximumLength(2000));
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.ChangeMembers, cancellationToken);
            return await store.Write<Answer>(
                async writing =>
                {
                    var wish = await writing.Load(MembershipStreams.ChapterWishes, request.Id);
                    if (wish.State is not { State: not ChapterWishState.Forgotten, Facts: var facts } || !scope.Holds(facts.To))
                        return new NoSuchChapterWish();
                    if (caller.PersonId == facts.PersonId)
                        return new OwnChapterWish();
                    return await Decide(writing, request, facts, wish.State.State) is { } no ? no : Answer.NoContent(wish.Version);
                },
                cancellationToken);
        }

        private async Task<Rejection?> Decide(Writing writing, Request request, ChapterWishEvent.Asked wish, ChapterWishState state)
        {
            var by = caller.AccountId!.Value;
            ChapterWishEvent said = request.Body is { } no
                ? new ChapterWishEvent.Refused(wish.WishId, wish.PersonId, no.Reason.Trim(), by, writing.Now)
                : new ChapterWishEvent.Granted(wish.WishId, by, writing.Now);
            if (await writing.Decide(MembershipStreams.ChapterWishes, wish.WishId, said, request.IfVersion) is { } refused)
                return refused;
            if (state != ChapterWishState.Open)
                return null;
            writing.Delete(MembershipStreams.OpenWishes, wish.MemberId.ToString());
            var today = Seat.DayOf(writing.Now);
            return request.Body is null
                ? await writing.Decide(MembershipStreams.Members, wish.MemberId, new MemberCommand.ChangeChapter(
                    wish.To, ChapterTrigger.OwnWish, today, Note: null, today, by, writing.Now))
                : null;
        }
    }
}
