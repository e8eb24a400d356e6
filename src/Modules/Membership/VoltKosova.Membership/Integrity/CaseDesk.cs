using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Dues;
using VoltKosova.Membership.Features;
using VoltKosova.Privacy;
using VoltKosova.Web;

namespace VoltKosova.Membership.Integrity;

/// <summary>
/// Acts of the two bodies on a case. A case is nowhere for an account that was removed from it and for whoever is a party, under whichever
/// membership; and a role in a chapter opens none, because the bodies are the movement's. What follows for the accused becomes true with
/// the fact that it follows from.
/// </summary>
internal sealed class CaseDesk(Store<MembershipStreams> store, Caller caller, OwnMemberships own, BlindIndex index)
{
    /// <param name="right">Of the body that acts.</param>
    /// <param name="command">From the case to the command.</param>
    public async Task<Answer> Decide(
        Right right,
        Guid id,
        long ifVersion,
        Func<Writing, IntegrityCase, Task<(CaseCommand? Command, Rejection? No)>> command,
        CancellationToken cancellation)
    {
        var scope = await caller.Scope(right, cancellation);
        var mine = await own.Of(caller.PersonId, cancellation);
        return await store.Write<Answer>(
            async writing =>
            {
                var loaded = await writing.Load(MembershipStreams.Cases, id);
                if (!scope.Everywhere || loaded.State is not { IsGone: false } before || IsClosed(before, mine)
                    || (right == MembershipRights.DecideIntegrityAppeals && before.Appeal is null))
                    return new NoSuchCase();
                var (said, no) = await command(writing, before);
                no = no is null ? await writing.Decide(MembershipStreams.Cases, id, said!, ifVersion) : writing.Reject(no);
                no ??= await Follow(writing, index, before, loaded.State, caller.AccountId!.Value);
                return no is null ? Answer.NoContent(loaded.Version) : no;
            },
            cancellation);
    }

    /// <summary>The same for a fact that needs nothing else.</summary>
    public Task<Answer> Say(
        Guid id, long ifVersion, Func<Writing, IntegrityCase, CaseEvent> fact, CancellationToken cancellation) => Decide(
        MembershipRights.HandleIntegrityCases,
        id,
        ifVersion,
        (writing, one) => Task.FromResult<(CaseCommand?, Rejection?)>((new CaseCommand.Say(fact(writing, one)), null)),
        cancellation);

    /// <summary>Lets the membership of the accused follow what the case says now: the one that it goes on in where it was merged.</summary>
    public static async Task<Rejection?> Follow(
        Writing writing, BlindIndex index, IntegrityCase before, IntegrityCase? after, Guid by)
    {
        if (after is null || before.Consequence == after.Consequence || after.AccusedMember is not { } id)
            return null;
        var loaded = await writing.Load(MembershipStreams.Members, id);
        while (loaded.State is Member.Merged { Into: var into })
            loaded = await writing.Load(MembershipStreams.Members, id = into);
        if (loaded.State is not Member.Known member)
            return null;
        var (today, note) = (Seat.DayOf(writing.Now), $"Integrity {after.Complaint.Number}");
        var cause = new SuspensionCause(SuspensionTrigger.IntegrityCase, after.Complaint.CaseId);
        var bar = new MemberCommand.Bar(writing.NewId(), cause, after.Consequence.BarsOn(today), today, by, writing.Now);
        if (await writing.Decide(MembershipStreams.Members, id, bar) is { } never)
            return never;
        if (after.Consequence.IsExcluded)
        {
            var end = new MemberCommand.End(MembershipEnd.Excluded, note, today, by, writing.Now);
            if (await writing.Decide(MembershipStreams.Members, id, end) is { } no)
                return no;
            if (member is Member.Active)
                await EndMembership.FreeAddresses(writing, index, member);
            return null;
        }

        if (member is not Member.Active)
            return null;

        // What rested until now may rest for another time, or not at all.
        if (before.Consequence.Rests
            && await writing.Decide(
                MembershipStreams.Members,
                id,
                new MemberCommand.LiftSuspension(cause.Id, today, note, today, by, writing.Now)) is { } refused)
            return refused;
        if (!after.Consequence.Rests)
            return null;
        var rest = new MemberCommand.Suspend(after.Consequence.Until, today, note, today, by, writing.Now, Cause: cause);
        return await writing.Decide(MembershipStreams.Members, id, rest);
    }

    private bool IsClosed(IntegrityCase one, Guid[] mine) =>
        one.IsClosedTo(caller.AccountId, caller.PersonId) || (one.AccusedMember is { } member && mine.Contains(member));
}
