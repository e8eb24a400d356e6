using VoltKosova.Membership.Domain.Members;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Samples;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Beginning_a_membership
{
    [Fact]
    public void happens_once() => MemberDecider.Instance.Given().When(new MemberCommand.Admit(MemberAdmitted)).Then(MemberAdmitted);
}
