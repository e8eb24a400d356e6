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
        (Active, Admit) => Decision<MemberEvent>.Nothing,
        (Active a, TransferAway c) =>
            new MemberEvent.TransferredAway(c.MemberId, a.PersonId, a.Chapter, c.PeerId, c.EndedOn, c.At),
        (Former, Admit or TransferAway) => Decision<MemberEvent>.Nothing,

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };
}
