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
        (Stranger or Gone, Erase) => Decision<MemberEvent>.Nothing,
        (Stranger or Gone, End) => new NoSuchMember(),

        (Active { Admission: var m }, End c) =>
            new MemberEvent.Ended(m.MemberId, m.PersonId, m.ChapterId, c.Reason, c.Today, c.Note, c.By, c.At),
        (Former, End) => Decision<MemberEvent>.Nothing,

        (Active { Admission: var m }, Erase c) =>
        [
            new MemberEvent.Ended(m.MemberId, m.PersonId, m.ChapterId, MembershipEnd.Resigned, c.Today, Note: null, c.By, c.At),
            new MemberEvent.Erased(m.MemberId, c.At),
        ],
        (Former { Admission: var m }, Erase c) => new MemberEvent.Erased(m.MemberId, c.At),

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };
}
