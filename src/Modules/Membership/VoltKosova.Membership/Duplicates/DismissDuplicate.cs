using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Domain.Duplicates;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Views;
using VoltKosova.Web;

namespace VoltKosova.Membership.Duplicates;

/// <summary>Staff have looked: it is somebody else. It is remembered, through the admission too, and does not come up again.</summary>
internal static class DismissDuplicate
{
    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(
                "applications/{id:guid}/duplicates/{pair:guid}/dismissal",
                (Guid id, Guid pair, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new OfApplication(id, pair), cancellation))
            .WithName("DismissDuplicateOfApplication")
            .WithSummary("Say that a possible duplicate of an applicant is somebody else. Asking again changes nothing.")
            .Answers();
        routes.MapPost(
                "members/{id:guid}/duplicates/{pair:guid}/dismissal",
                (Guid id, Guid pair, IMediator mediator, CancellationToken cancellation) =>
                    mediator.Send(new OfMember(id, pair), cancellation))
            .WithName("DismissDuplicateOfMember")
            .WithSummary("Say that a possible duplicate of a member is somebody else. Asking again changes nothing.")
            .Answers();
    }

    internal sealed record OfApplication(Guid Id, Guid PairId) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.DecideApplications;
    }

    internal sealed record OfMember(Guid Id, Guid PairId) : IRequest<Answer>, IForStaff
    {
        public static Right Right => MembershipRights.ChangeMembers;
    }

    internal sealed class ApplicationHandler(Store<MembershipStreams> store, Caller caller, EntryKeys keys, DuplicateCheck check)
        : IRequestHandler<OfApplication, Answer>
    {
        public async Task<Answer> Handle(OfApplication request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.DecideApplications, cancellationToken);
            return await store.Write(
                async writing =>
                    await writing.Row<ApplicationRow>(ApplicationRow.Table, request.Id.ToString()) is { ConfirmedAt: not null } row
                    && scope.Holds(row.ChapterId)
                        ? await Dismiss(writing, check, keys.Of(row), request.PairId, caller)
                        : new NoSuchApplication(),
                cancellationToken);
        }
    }

    internal sealed class MemberHandler(Store<MembershipStreams> store, Caller caller, EntryKeys keys, DuplicateCheck check)
        : IRequestHandler<OfMember, Answer>
    {
        public async Task<Answer> Handle(OfMember request, CancellationToken cancellationToken)
        {
            var scope = await caller.Scope(MembershipRights.ChangeMembers, cancellationToken);
            return await store.Write(
                async writing => (await writing.Load(MembershipStreams.Members, request.Id)).State is Member.Known known
                    && scope.Holds(known.ChapterId)
                        ? await Dismiss(writing, check, keys.Of(known), request.PairId, caller)
                        : new NoSuchMember(),
                cancellationToken);
        }
    }

    private static async Task<Answer> Dismiss(Writing writing, DuplicateCheck check, Entry entry, Guid pair, Caller caller)
    {
        var known = await writing.Row<DistinctPair>(DistinctPair.Table, pair.ToString());
        if (known is not null)
            return known.First == entry.Id || known.Second == entry.Id ? Answer.NoContent() : new NoSuchDuplicate();
        if ((await check.Of(entry, writing.Cancellation)).FirstOrDefault(one => one.PairId == pair) is not { } duplicate)
            return new NoSuchDuplicate();
        var said = new PairEvent.SaidDistinct(pair, entry.Id, duplicate.EntryId, caller.AccountId!.Value, writing.Now);
        return await writing.Decide(MembershipStreams.Pairs, pair, said) is { } no ? no : Answer.NoContent();
    }
}
