using VoltKosova.Kernel;
using static VoltKosova.Membership.Domain.Members.Member;
using static VoltKosova.Membership.Domain.Members.MemberCommand;

namespace VoltKosova.Membership.Domain.Members;

/// <summary>Two memberships of one human being become one, and two again. Nothing of either history is lost or rewritten.</summary>
internal static class Joining
{
    public static Decision<MemberEvent> Decide(Known member, MemberCommand command) => (member, command) switch
    {
        (_, Absorb c) when c.Other == Id(member) => new SameMembership(),
        (_, Absorb c) when member.Timeline.AbsorbedNow.Contains(c.Other) => Decision<MemberEvent>.Nothing,
        (Active, Absorb c) => new MemberEvent.Absorbed(Id(member), Person(member), c.Other, c.Today, c.By, c.At),
        (Merged, Absorb) => new MembershipIsMerged(),
        (_, Absorb) => new MembershipIsOver(),

        (Merged m, Merge c) => m.Into == c.Into.MemberId ? Decision<MemberEvent>.Nothing : new MergedElsewhere(),
        (_, Merge c) when (c.Into.LegalEntity ?? LegalEntity.Ngo) != (member.Admission.LegalEntity ?? LegalEntity.Ngo) =>
            new OfAnotherRegister(),
        (_, Merge) when member.Timeline.AbsorbedNow.Count > 0 => new HasAbsorbedOthers(),
        (Active, Merge c) when member.Timeline.SuspensionsOn(c.Today).Any()
            || member.Timeline.On(c.Today).Status is MemberStatus.Suspended => new MembershipRests(),
        (_, Merge c) =>
        [
            new MemberEvent.Merged(
                Id(member), Person(member), member is Active ? member.ChapterId : null, c.Into.MemberId, c.Into.PersonId, c.Today, c.Note,
                c.By, c.At),
            .. Noting(member, canVote: false, c.Today, c.At),
        ],

        (_, UndoMerge c) when !member.Timeline.AbsorbedNow.Contains(c.Other) => Decision<MemberEvent>.Nothing,
        (Former, UndoMerge) => new MembershipIsOver(),
        (_, UndoMerge c) => new MemberEvent.MergeUndone(Id(member), Person(member), c.Other, c.Today, c.By, c.At),

        (Merged m, Restore c) when m.Into == c.From =>
        [
            new MemberEvent.Restored(
                Id(member), Person(member), m.WasActive ? member.ChapterId : null, c.From, c.Today, c.By, c.At),
            .. Noting(member, canVote: true, c.Today, c.At),
        ],
        (_, Restore) => Decision<MemberEvent>.Nothing,

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };

    // Whoever had the vote loses it with the merging and has it again with its undoing; the job looks at it anew every night.
    private static IEnumerable<MemberEvent> Noting(Known member, bool canVote, DateOnly today, DateTimeOffset at)
    {
        var had = canVote ? member.Timeline.LostVoteByMerging : member.Timeline.CanVoteAsNoted is true;
        return had
            ? [new MemberEvent.VotingRightChanged(Id(member), Person(member), member.ChapterId, canVote, today, at)]
            : [];
    }

    private static Guid Id(Known member) => member.Admission.MemberId;

    private static Guid Person(Known member) => member.Admission.PersonId;
}
