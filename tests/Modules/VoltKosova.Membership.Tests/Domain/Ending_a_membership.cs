using VoltKosova.Membership.Domain.Members;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Samples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Ending_a_membership
{
    private static readonly MemberCommand _end = new MemberCommand.End(
        MembershipEnd.Resigned, "Moves away", new DateOnly(2026, 6, 30), Officer, Now.AddDays(120));

    [Fact]
    public void happens_once() => MemberDecider.Instance.Given(MemberAdmitted).When(_end).Then(MemberEnded);

    [Fact]
    public void needs_a_member() => MemberDecider.Instance.Given().When(_end).ThenRejected(new NoSuchMember());

    [Fact]
    public void is_not_undone_by_the_admission() =>
        MemberDecider.Instance.Given(MemberAdmitted, MemberEnded).When(new MemberCommand.Admit(MemberAdmitted)).ThenNothing();
}
