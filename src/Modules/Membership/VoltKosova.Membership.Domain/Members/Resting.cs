using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Integrity;
using static VoltKosova.Membership.Domain.Members.MemberCommand;

namespace VoltKosova.Membership.Domain.Members;

/// <summary>A member's rights rest for as long as one suspension holds: each comes from somewhere, and is ended from there alone.</summary>
internal static class Resting
{
    public static Decision<MemberEvent> Suspend(Member.Active member, Suspend command)
    {
        var timeline = member.Timeline;
        return timeline.SuspensionsOn(command.On).Any(one => one.Cause == command.Cause && timeline.EndOf(one) == command.Until)
            ? Decision<MemberEvent>.Nothing
            : Suspended(member, command);
    }

    public static Decision<MemberEvent> Lift(Member.Active member, LiftSuspension command)
    {
        var (timeline, admission) = (member.Timeline, member.Admission);
        var own = timeline.SuspensionsOn(command.On).ToLookup(one => Timeline.IsOf(one, command.CauseId, command.Note));
        if (!own[true].Any())
            return Decision<MemberEvent>.Nothing;
        return own[false].LastOrDefault() is { } other
            ? new MemberEvent.SuspensionLifted(
                admission.MemberId, admission.PersonId, member.ChapterId, command.CauseId, command.On, other.On, timeline.EndOf(other),
                command.Note, command.By, command.At)
            : new MemberEvent.Reinstated(
                admission.MemberId, admission.PersonId, member.ChapterId, command.On, command.Note, command.By, command.At);
    }

    /// <summary>A suspension that runs in another Volt chapter runs on here.</summary>
    public static Decision<MemberEvent> TakeOver(Member.Active member, TakeOver command)
    {
        var admission = member.Admission;
        if (member.Timeline.Facts.OfType<MemberEvent.HandedOver>().Any(fact => fact.TransferId == command.TransferId))
            return Decision<MemberEvent>.Nothing;
        return
        [
            new MemberEvent.HandedOver(
                admission.MemberId, admission.PersonId, command.TransferId, command.DuesPaidUntil, command.Sanctions, command.On,
                command.By, command.At),
            .. command.Sanctions.Where(one => one.Kind == SanctionKind.Suspension && !(one.Until < command.On)).Select(one =>
                Suspended(member, new Suspend(
                    one.Until, command.On, null, command.Today, command.By, command.At, ToldReason: "",
                    new SuspensionCause(SuspensionTrigger.Transfer, command.TransferId)))),
        ];
    }

    private static MemberEvent.Suspended Suspended(Member.Active member, Suspend command) => new(
        member.Admission.MemberId, member.Admission.PersonId, member.ChapterId, command.On, command.Until, command.Note, command.By,
        command.At, command.ToldReason, command.Cause);
}
