using Shouldly;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Views;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Samples;
using static VoltKosova.Membership.Tests.TimelineSamples;

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
    public void by_exclusion_is_noted_once_where_it_has_ended_before_and_its_end_stays_what_it_was()
    {
        var exclude = new MemberCommand.End(MembershipEnd.Excluded, ExclusionNoted.Note, ExclusionNoted.On, Officer, ExclusionNoted.At);
        MemberDecider.Instance.Given(MemberAdmitted, MemberEnded).When(exclude).Then(ExclusionNoted);
        MemberDecider.Instance.Given(MemberAdmitted, MemberEnded, ExclusionNoted).When(exclude).ThenNothing();
        MemberDecider.Instance.Given(MemberAdmitted, MemberEnded with { Reason = MembershipEnd.Excluded }).When(exclude).ThenNothing();
        var card = MemberCard.Projection.Fold([MemberAdmitted, MemberEnded, ExclusionNoted])!;
        (card.EndedOn, card.EndedFor, card.ExcludedOn).ShouldBe((MemberEnded.EndedOn, MemberEnded.Reason, ExclusionNoted.On));
    }

    [Fact]
    public void is_not_undone_by_the_admission() =>
        MemberDecider.Instance.Given(MemberAdmitted, MemberEnded).When(new MemberCommand.Admit(MemberAdmitted)).ThenNothing();
}
