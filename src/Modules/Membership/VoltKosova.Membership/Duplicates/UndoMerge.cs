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

/// <summary>They are two human beings after all: both memberships are what they were.</summary>
internal static class UndoMerge
{
    internal static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(
            "members/{id:guid}/merges/{other:guid}/undo",
            (Guid id, Guid other, IfMatch ifMatch, IMediator mediator, CancellationToken cancellation) =>
                mediator.Send(new Request(id, other, ifMatch.Version), cancellation))
        .WithName(nameof(UndoMerge))
        .WithSummary("Undo that another membership goes on in this one: both are what they were.")
        .Answers(StatusCodes.Status204NoContent);

    internal sealed record Request(Guid Id, Guid Other, long IfVersion) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ChangeMembers;
    }

    internal sealed class Handler(Store<MembershipStreams> store, Caller caller) : IRequestHandler<Request, Answer>
    {
        public async Task<Answer> Handle(Request request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.ChangeMembers, cancellationToken);
            return await store.Write(writing => Undo(writing, request, scope), cancellationToken);
        }

        private async Task<Answer> Undo(Writing writing, Request request, ChapterScope scope)
        {
            var (by, today) = (caller.AccountId!.Value, Seat.DayOf(writing.Now));
            var survivor = await writing.Load(MembershipStreams.Members, request.Id);
            var other = await writing.Load(MembershipStreams.Members, request.Other);
            if (survivor.State is not Member.Known goesOn || !scope.Holds(goesOn.ChapterId)
                || other.State is not Member.Known ended || !scope.Holds(ended.ChapterId))
                return new NoSuchMember();
            var undo = new MemberCommand.UndoMerge(other.Id, today, by, writing.Now);
            if (await writing.Decide(MembershipStreams.Members, survivor.Id, undo, request.IfVersion) is { } no)
                return no;
            var restore = new MemberCommand.Restore(survivor.Id, today, by, writing.Now);
            var neither = await writing.Decide(MembershipStreams.Members, other.Id, restore)
                ?? await RestAgain(writing, goesOn, other.Id, today, by)
                ?? await CarryOver.BansBack(writing, goesOn, ended, today, by);
            return neither is null ? Answer.NoContent(survivor.Version) : neither;
        }

        /// <summary>What rests because of a case about the other one rests there.</summary>
        private static async Task<Rejection?> RestAgain(Writing writing, Member.Known survivor, Guid other, DateOnly today, Guid by)
        {
            foreach (var rest in survivor.Timeline.SuspensionsOn(today).ToList())
            {
                if (rest.Cause is not { Trigger: SuspensionTrigger.IntegrityCase, Id: var id } cause
                    || (await writing.Load(MembershipStreams.Cases, id)).State?.AccusedMember != other)
                    continue;
                var lift = new MemberCommand.LiftSuspension(id, today, rest.Note, today, by, writing.Now);
                var until = survivor.Timeline.EndOf(rest);
                var suspend = new MemberCommand.Suspend(until, today, rest.Note, today, by, writing.Now, rest.ToldReason, cause);
                if ((await writing.Decide(MembershipStreams.Members, survivor.Admission.MemberId, lift)
                    ?? await writing.Decide(MembershipStreams.Members, other, suspend)) is { } no)
                    return no;
            }

            return null;
        }
    }
}
