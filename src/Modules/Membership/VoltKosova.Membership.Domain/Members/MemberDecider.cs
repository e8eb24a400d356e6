using VoltKosova.Kernel;
using static VoltKosova.Membership.Domain.Members.Member;
using static VoltKosova.Membership.Domain.Members.MemberCommand;

namespace VoltKosova.Membership.Domain.Members;

internal static class MemberDecider
{
    public static Decider<Member, MemberCommand, MemberEvent> Instance { get; } = new(Initial, Decide, Evolve);

    private static Decision<MemberEvent> Decide(Member member, MemberCommand command) => (member, command) switch
    {
        (Stranger, Admit c) => c.Admission,
        (Known, Admit) => Decision<MemberEvent>.Nothing,
        (Gone, Admit) => Decision<MemberEvent>.Nothing,
        (Stranger or Gone, Erase or NoteVotingRight or Lapse or LiftLapse) => Decision<MemberEvent>.Nothing,
        (Stranger or Gone, _) => new NoSuchMember(),

        (Merged { Admission: var m }, Erase c) => new MemberEvent.Erased(m.MemberId, c.At),
        (Merged, NoteVotingRight) => Decision<MemberEvent>.Nothing,
        (Known k, Absorb or Merge or UndoMerge or Restore) => Joining.Decide(k, command),
        (Merged, _) => new MembershipIsMerged(),

        (Known k, Bar c) => Barring.Decide(k, c),

        (Active a, End { Reason: MembershipEnd.Revoked } c) when !(c.Today <= a.Admission.ProvisionalUntil) => new NotProvisional(),
        (Active, End c) when c.On > c.Today => new DayToCome(),
        (Active a, End c) when c.On < a.Admission.JoinedOn => new BeforeTheMembership(),
        (Active { Admission: var m } a, End c) =>
            new MemberEvent.Ended(m.MemberId, m.PersonId, a.ChapterId, c.Reason, c.On ?? c.Today, c.Note, c.By, c.At, c.ToldReason),
        (Former { Admission: var m, Timeline.IsExcluded: false }, End { Reason: MembershipEnd.Excluded } c) =>
            new MemberEvent.ExclusionNoted(m.MemberId, m.PersonId, c.Today, c.Note, c.By, c.At),
        (Former, End) => Decision<MemberEvent>.Nothing,

        (Active { Admission: var m } a, Erase c) =>
        [
            new MemberEvent.Ended(m.MemberId, m.PersonId, a.ChapterId, MembershipEnd.Resigned, c.Today, Note: null, c.By, c.At),
            new MemberEvent.Erased(m.MemberId, c.At),
        ],
        (Former { Admission: var m }, Erase c) => new MemberEvent.Erased(m.MemberId, c.At),

        (Known k, NoteVotingRight c) when k.Timeline.CanVoteAsNoted == c.CanVote => Decision<MemberEvent>.Nothing,
        (Known { Admission: var m } k, NoteVotingRight c) =>
            new MemberEvent.VotingRightChanged(m.MemberId, m.PersonId, k.ChapterId, c.CanVote, c.On, c.At),

        (Former, DeclareGender) => new MembershipIsOver(),
        (Known k, DeclareGender c) when (k.Timeline.GenderAsDeclared ?? DeclaredGender.Undisclosed) == c.Gender =>
            Decision<MemberEvent>.Nothing,
        (Known { Admission: var m }, DeclareGender c) =>
            new MemberEvent.GenderDeclared(m.MemberId, m.PersonId, c.Gender, c.Today, c.At),

        (Known k, WriteNote c) when k.Timeline.LastNote is { } last && (last.Note, last.On, last.By) == (c.Text, c.Today, c.By) =>
            Decision<MemberEvent>.Nothing,
        (Known { Admission: var m }, WriteNote c) => new MemberEvent.Noted(m.MemberId, m.PersonId, c.Text, c.Today, c.By, c.At),

        (Former, CorrectDetails or KeepAddress) => new MembershipIsOver(),
        (Known k, CorrectDetails c) => Correcting.Decide(k, c),
        (Known k, KeepAddress c) => Correcting.Decide(k, c),

        (Former, Lapse) => Decision<MemberEvent>.Nothing,
        (Known k, Lapse) when k.Timeline.IsLapsed => Decision<MemberEvent>.Nothing,
        (Known { Admission: var m } k, Lapse c) => new MemberEvent.Lapsed(m.MemberId, m.PersonId, k.ChapterId, c.Today, c.At),
        (Known k, LiftLapse) when !k.Timeline.IsLapsed => Decision<MemberEvent>.Nothing,
        (Known { Admission: var m } k, LiftLapse c) => new MemberEvent.LapseLifted(m.MemberId, m.PersonId, k.ChapterId, c.Today, c.At),

        (Former, FromADay) => new MembershipIsOver(),
        (Active, FromADay c) when c.On > c.Today => new DayToCome(),
        (Active a, FromADay c) when c.On < a.Admission.JoinedOn => new BeforeTheMembership(),
        (Active a, FromADay c) => FromThen(a, c),

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };

    private static Decision<MemberEvent> FromThen(Active member, FromADay command) => (member.Timeline.On(command.On), command) switch
    {
        (var s, ChangeKind c) when s.Kind == c.Kind => Decision<MemberEvent>.Nothing,
        (_, ChangeKind c) => new MemberEvent.KindChanged(Id(member), Person(member), c.Kind, c.On, c.Note, c.By, c.At),

        (_, Suspend c) when c.Until < c.On => new EndsBeforeItBegins(),
        (_, Suspend c) => Resting.Suspend(member, c),
        (_, LiftSuspension c) => Resting.Lift(member, c),
        (_, TakeOver c) => Resting.TakeOver(member, c),

        ({ Status: not MemberStatus.Suspended }, Reinstate c) when Lifted(member, c.On) => Decision<MemberEvent>.Nothing,
        ({ Status: not MemberStatus.Suspended }, Reinstate) => new NotSuspended(),
        (_, Reinstate c) => new MemberEvent.Reinstated(Id(member), Person(member), member.ChapterId, c.On, c.Note, c.By, c.At),

        (_, Move c) when c.Residence == member.Timeline.ResidenceOn(c.On) => Decision<MemberEvent>.Nothing,
        (_, Move c) => new MemberEvent.Moved(Id(member), Person(member), c.Residence, c.On, c.By, c.At),

        (_, ChangeChapter c) when member.ChapterId == c.ChapterId => Decision<MemberEvent>.Nothing,
        (_, ChangeChapter c) when c.On < member.Timeline.InChapterSince => new BeforeTheLastChapter(),
        (_, ChangeChapter c) =>
        [
            new MemberEvent.ChapterLeft(Id(member), Person(member), member.ChapterId, c.ChapterId, c.Trigger, c.On, c.At),
            new MemberEvent.ChapterJoined(
                Id(member), Person(member), c.ChapterId, member.ChapterId, c.Trigger, c.On, c.Note, c.By, c.At),
        ],

        (_, Override { Status: MemberStatus.NotYet or MemberStatus.Former }) => new StatusNotForOverride(),
        (_, Override c) when c.Until < c.On => new EndsBeforeItBegins(),
        (var s, Override c) when s.OverriddenUntil == c.Until && s.Status == c.Status => Decision<MemberEvent>.Nothing,
        (_, Override c) => new MemberEvent.StatusOverridden(
            Id(member), Person(member), c.Status, c.On, c.Until, c.Note, c.By, c.At),

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };

    private static Guid Id(Active member) => member.Admission.MemberId;

    private static Guid Person(Active member) => member.Admission.PersonId;

    private static bool Lifted(Active member, DateOnly on) =>
        member.Timeline.Facts.OfType<MemberEvent.Reinstated>().Any(fact => fact.On == on);
}
