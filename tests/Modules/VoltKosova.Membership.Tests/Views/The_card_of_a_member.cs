using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Views;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Samples;

namespace VoltKosova.Membership.Tests.Views;

public sealed class The_card_of_a_member
{
    [Fact]
    public void shows_who_they_are_and_where_they_belong() => MemberCard.Projection.Shows(
        [MemberAdmitted],
        new MemberCard(
            Member, Person, "76543210", Prishtina, "Arbër", "Krasniqi", "arber@example.org", "XK", "prishtine", null,
            Language.Sq, MembershipKind.Member, new DateOnly(2026, 3, 4)));

    [Fact]
    public void says_when_and_why_it_ended() => MemberCard.Projection.Shows(
        [MemberAdmitted, MemberEnded],
        new MemberCard(
            Member, Person, "76543210", Prishtina, "Arbër", "Krasniqi", "arber@example.org", "XK", "prishtine", null,
            Language.Sq, MembershipKind.Member, new DateOnly(2026, 3, 4))
        {
            EndedOn = new DateOnly(2026, 6, 30),
            EndedFor = Membership.Domain.Members.MembershipEnd.Resigned,
        });
}
