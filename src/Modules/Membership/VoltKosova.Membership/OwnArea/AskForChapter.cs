using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Domain.OwnArea;
using VoltKosova.Membership.Dues;
using VoltKosova.Membership.Timelines;
using VoltKosova.Web;

namespace VoltKosova.Membership.OwnArea;

/// <summary>A member asks to be in another chapter, or takes that back. The receiving chapter decides.</summary>
internal static class AskForChapter
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(
                "me/memberships/{id:guid}/chapter-wishes",
                (Guid id, Wish body, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new Request(id, body), cancellation))
            .WithName(nameof(AskForChapter))
            .WithSummary("Ask to be in another chapter, with the reason. That chapter decides.")
            .Answers<Body>(StatusCodes.Status201Created);
        routes.MapPost("me/chapter-wishes/{id:guid}/withdrawal", (Guid id, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new TakeBack(id), cancellation))
            .WithName("WithdrawChapterWish")
            .WithSummary("Take back a wish to be in another chapter on which nobody has decided.")
            .Answers(StatusCodes.Status204NoContent);
    }

    /// <param name="ChapterId">The chapter that decides.</param>
    /// <param name="Reason">What its board should know.</param>
    internal sealed record Wish(Guid ChapterId, string Reason);

    internal sealed record Request(Guid Id, Wish Body) : IRequest<Answer>, IForSignedIn;

    internal sealed record TakeBack(Guid Id) : IRequest<Answer>, IForSignedIn;

    internal sealed record Body(Guid WishId);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body.Reason).NotEmpty().MaximumLength(2000);
    }

    internal sealed class Handler(Store<MembershipStreams> store, OwnMemberships own, IChapterTerritories chapters, Caller caller)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var (mine, wish) = (await own.Of(caller.PersonId, cancellationToken), request.Body);
            return await store.Write<Answer>(
                async writing =>
                {
                    if (!mine.Contains(request.Id)
                        || (await writing.Load(MembershipStreams.Members, request.Id)).State is not Member.Known member)
                        return new NoSuchMember();
                    if (member is not Member.Active)
                        return new MembershipIsOver();
                    if (await chapters.NameOf(wish.ChapterId, writing.Cancellation) is null)
                        return new NoSuchChapterForMembers();
                    if (await writing.Row<WishClaim>(MembershipStreams.OpenWishes, request.Id.ToString()) is not null)
                        return new ChapterWishIsOpen();
                    var id = writing.NewId();
                    var asked = new ChapterWishEvent.Asked(
                        id, request.Id, member.Admission.PersonId, member.ChapterId, wish.ChapterId, wish.Reason.Trim(), writing.Now);
                    writing.Insert(MembershipStreams.OpenWishes, request.Id.ToString(), new WishClaim(id));
                    return writing.Start(MembershipStreams.ChapterWishes, id, asked) is { } no
                        ? no
                        : Answer.Created("/api/v1/membership/me/chapter-wishes", new Body(id));
                },
                cancellationToken);
        }
    }

    internal sealed class TakeBackHandler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<TakeBack, Answer>
    {
        public Task<Answer> Handle(TakeBack request, CancellationToken cancellationToken) => store.Write<Answer>(
            async writing =>
            {
                var wish = await writing.Load(MembershipStreams.ChapterWishes, request.Id);
                if (wish.State is not { Facts: var facts } || caller.PersonId != facts.PersonId)
                    return new NoSuchChapterWish();
                if (await writing.Decide(
                    MembershipStreams.ChapterWishes, request.Id, new ChapterWishEvent.Withdrawn(request.Id, writing.Now)) is { } no)
                    return no;
                writing.Delete(MembershipStreams.OpenWishes, facts.MemberId.ToString());
                return Answer.NoContent();
            },
            cancellationToken);
    }
}
