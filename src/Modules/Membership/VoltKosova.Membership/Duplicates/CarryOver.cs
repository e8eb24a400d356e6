using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;

namespace VoltKosova.Membership.Duplicates;

/// <summary>
/// A ban is on a human being: it goes along with a merging and back with its undoing. A merging that is refused while a ban runs would tell
/// officers what a case has led to.
/// </summary>
internal static class CarryOver
{
    public static async Task<Rejection?> Bans(Writing writing, Member.Known from, Guid into, DateOnly today, Guid by)
    {
        foreach (var bar in from.Timeline.BarsOn(today).ToList())
        {
            var same = new MemberCommand.Bar(writing.NewId(), bar.Cause, bar.Sanctions!, today, by, writing.Now);
            if (await writing.Decide(MembershipStreams.Members, into, same) is { } no)
                return no;
        }

        return null;
    }

    /// <summary>What came from the other one, or from a case about it, holds there as it held here last, and here no more.</summary>
    public static async Task<Rejection?> BansBack(Writing writing, Member.Known survivor, Member.Known other, DateOnly today, Guid by)
    {
        foreach (var (cause, said) in survivor.Timeline.Facts.OfType<MemberEvent.Barred>()
            .GroupBy(fact => fact.Cause, (cause, said) => (cause, said.Last())).ToList())
        {
            if (other.Timeline.BarOf(cause) is null && !await IsAbout(writing, cause, other.Admission.MemberId))
                continue;
            var there = new MemberCommand.Bar(writing.NewId(), cause, said.Sanctions ?? [], today, by, writing.Now);
            var here = there with { Sanctions = [] };
            if ((await writing.Decide(MembershipStreams.Members, survivor.Admission.MemberId, here)
                ?? await writing.Decide(MembershipStreams.Members, other.Admission.MemberId, there)) is { } no)
                return no;
        }

        return null;
    }

    private static async Task<bool> IsAbout(Writing writing, SuspensionCause cause, Guid member) =>
        cause.Trigger == SuspensionTrigger.IntegrityCase
        && (await writing.Load(MembershipStreams.Cases, cause.Id)).State?.AccusedMember == member;
}
