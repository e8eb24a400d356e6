using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Web;

namespace VoltKosova.Membership.Duplicates;

/// <summary>
/// Two memberships are of one human being: one goes on, with the history of both. Whoever says so looks after both chapters; it can be
/// undone.
/// </summary>
internal static class MergeMembers
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "members/{id:guid}/merges",
            (Guid id, Terms body, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, body, ifMatch.Version), cancellation))
        .WithName(nameof(MergeMembers))
        .WithSummary("Let another membership of the same human being go on in this one, with the history of both. It can be undone.")
        .Answers(StatusCodes.Status204NoContent);

    /// <summary>The other one.</summary>
    /// <param name="OtherMemberId">The membership that counts as one no more.</param>
    /// <param name="OtherVersion">Its version as the caller has seen it.</param>
    /// <param name="Note">Why it is the same human being.</param>
    internal sealed record Terms(Guid OtherMemberId, long OtherVersion, string Note);

    internal sealed record Request(Guid Id, Terms Body, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ChangeMembers;
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(request => request.Body.Note).NotEmpty().MaximumLength(2000);
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.ChangeMembers, cancellationToken);
            return await store.Write(writing => Merge(writing, request, scope), cancellationToken);
        }

        private async Task<Answer> Merge(Writing writing, Request request, ChapterScope scope)
        {
            var (by, today, terms) = (caller.AccountId!.Value, Seat.DayOf(writing.Now), request.Body);
            var survivor = await writing.Load(MembershipStreams.Members, request.Id);
            var other = await writing.Load(MembershipStreams.Members, terms.OtherMemberId);
            if (survivor.State is not Member.Known goesOn || !scope.Holds(goesOn.ChapterId)
                || other.State is not Member.Known ends || !scope.Holds(ends.ChapterId))
                return new NoSuchMember();
            var absorb = new MemberCommand.Absorb(other.Id, today, by, writing.Now);
            if (await writing.Decide(MembershipStreams.Members, survivor.Id, absorb, request.IfVersion) is { } no)
                return no;
            var merge = new MemberCommand.Merge(goesOn.Admission, terms.Note.Trim(), today, by, writing.Now);
            var neither = await writing.Decide(MembershipStreams.Members, other.Id, merge, terms.OtherVersion)
                ?? await CarryOver.Bans(writing, ends, survivor.Id, today, by);
            return neither is null ? Answer.NoContent(survivor.Version) : neither;
        }
    }
}
