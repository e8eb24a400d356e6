using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Web;

namespace VoltKosova.Membership.Timelines;

/// <summary>
/// Puts a member into another chapter. Whoever does it looks after both: a local board asks the level above, as the statutes want it.
/// </summary>
internal static class ChangeChapter
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "members/{id:guid}/chapter",
            (Guid id, Terms body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
        .WithName(nameof(ChangeChapter))
        .WithSummary("Put a member into another chapter from a day on, today or earlier. Both chapters are told.")
        .Answers(StatusCodes.Status204NoContent);

    /// <summary>Where to.</summary>
    /// <param name="ChapterId">The chapter that has the member from now on.</param>
    /// <param name="On">The first day there.</param>
    /// <param name="Note">What the officers of both chapters should know.</param>
    internal sealed record Terms(Guid ChapterId, ChapterTrigger Trigger, DateOnly On, string Note);

    internal sealed record Request(Guid Id, Terms Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ChangeMembers;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body.Note).NotEmpty().MaximumLength(2000);
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller, IChapterTerritories chapters)
        : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var (scope, to) = (await caller.Scope(MembershipRights.ChangeMembers, cancellationToken), request.Body);
            return await store.Write<Answer>(
                async writing =>
                {
                    var member = await writing.Load(MembershipStreams.Members, request.Id);
                    if (member.State is not Member.Known known || !scope.Holds(known.ChapterId))
                        return new NoSuchMember();
                    if (!scope.Holds(to.ChapterId))
                        return new OutsideOwnScope();
                    if (await chapters.NameOf(to.ChapterId, writing.Cancellation) is null)
                        return new NoSuchChapterForMembers();
                    var change = new MemberCommand.ChangeChapter(
                        to.ChapterId, to.Trigger, to.On, to.Note.Trim(), Seat.DayOf(writing.Now), caller.AccountId!.Value, writing.Now);
                    return await writing.Decide(MembershipStreams.Members, request.Id, change, request.IfVersion) is { } no
                        ? no
                        : Answer.NoContent(member.Version);
                },
                cancellationToken);
        }
    }
}

internal sealed record NoSuchChapterForMembers() : Rejection("There is no such chapter.", RejectionKind.Invalid);
