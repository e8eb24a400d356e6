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
        if (!timeline.SuspensionsOn(command.On).Any(one => Timeline.IsOf(one, command.CauseId, command.Note)))
            return Decision<MemberEvent>.Nothing;
        var lifted = new MemberEvent.SuspensionLifted(
            admission.MemberId, admission.PersonId, member.ChapterId, command.CauseId, command.On, command.On, RestsUntil: null,
            command.Note, command.By, command.At);
        return Whole(timeline.With(lifted), command) is { } rest
            ? lifted with { RestsFrom = rest.From, RestsUntil = rest.Until }
            : new MemberEvent.Reinstated(
                admission.MemberId, admission.PersonId, member.ChapterId, command.On, command.Note, command.By, command.At);
    }

    /// <summary>What runs in another Volt chapter runs on here.</summary>
    public static Decision<MemberEvent> TakeOver(Member.Active member, TakeOver command)
    {
        var admission = member.Admission;
        if (member.Timeline.Facts.OfType<MemberEvent.HandedOver>().Any(fact => fact.TransferId == command.TransferId))
            return Decision<MemberEvent>.Nothing;
        return
        [
            new MemberEvent.HandedOver(
                admission.MemberId, admission.PersonId, command.TransferId, command.DuesPaidUntil, command.Sanctions, command.On,
                command.By, command.At, Said(command)),
            .. command.Sanctions.Where(one => one.Kind == SanctionKind.Suspension && !(one.Until < command.On))
                .OrderByDescending(one => one.Until ?? DateOnly.MaxValue).Take(1).Select(one => Suspended(member, new Suspend(
                    one.Until, command.On, null, command.Today, command.By, command.At, ToldReason: "",
                    new SuspensionCause(SuspensionTrigger.Transfer, command.TransferId)))),
            .. Barring.TakeOver(member, command),
        ];
    }

    /// <summary>A day to come, or one that the other chapter left out, would give or keep a vote by mistake.</summary>
    private static DateOnly? Said(TakeOver command) =>
        command.MemberSince > default(DateOnly) && command.MemberSince <= command.On ? command.MemberSince : null;

    private static MemberEvent.Suspended Suspended(Member.Active member, Suspend command)
    {
        var one = new MemberEvent.Suspended(
            member.Admission.MemberId, member.Admission.PersonId, member.ChapterId, command.On, command.Until, command.Note, command.By,
            command.At, command.ToldReason, command.Cause);
        return one with { Rest = Whole(member.Timeline.With(one), command) };
    }

    /// <summary>For which days the rights rest now; where they do not, for which they did from the day that the command is about.</summary>
    private static Rest? Whole(Timeline timeline, FromADay command) => timeline.RestOn(command.Today) ?? timeline.RestOn(command.On);
}
