using Shouldly;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Voting;
using VoltKosova.Membership.Voting;
using Xunit;
using static VoltKosova.Membership.Tests.Samples;
using static VoltKosova.Membership.Tests.TimelineSamples;

namespace VoltKosova.Membership.Tests.Views;

public sealed class The_text_of_a_roll
{
    private static readonly RollLine _can = new("x", RollId, Member, Prishtina, true, []);
    private static readonly RollLine _cannot = new("y", RollId, Plan, Kosovo, false, [VotingRule.Arrears, VotingRule.Age]);

    private static Guid Plan => DuesSamples.Plan;

    [Fact]
    public void is_the_same_in_whatever_order_the_lines_come()
    {
        var text = RollText.Of("head", [_cannot, _can]);

        text.ShouldBe($"head\n{Member} {Prishtina} yes\n{Plan} {Kosovo} no age,arrears\n");
        RollText.Of("head", [_can, _cannot]).ShouldBe(text);
        RollText.Sha256(text).ShouldBe("d04d2b71b53f82381831b08d7c3923ad515cb9fc9d2ee084cea34d3cd1825ce5");
    }

    [Fact]
    public void begins_with_what_it_is_about() =>
        RollText.Head("c", LegalEntity.Party, new DateOnly(2026, 9, 12), Now, "a=1;b=2")
            .ShouldBe("volt-roll-1 party 2026-09-12 2026-03-02T11:00:00.000000Z c a=1;b=2");

    [Fact]
    public void stands_beside_a_row() => RollRow.Projection.Fold([Frozen]).ShouldNotBeNull().ShouldSatisfyAllConditions(
        row => row.Rules.ShouldBe(["membership.votingWaitDays=90", "voting.minimumAge=18"]),
        row => (row.Lines, row.CanVote, row.Sha256).ShouldBe((2, 1, Frozen.Sha256)));
}
