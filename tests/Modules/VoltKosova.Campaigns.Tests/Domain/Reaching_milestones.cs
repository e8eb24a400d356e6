using Shouldly;
using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Facts;
using static VoltKosova.Campaigns.Tests.Petitions;

namespace VoltKosova.Campaigns.Tests.Domain;

public sealed class Reaching_milestones
{
    [Fact]
    public void tells_parts_of_the_goal_and_set_counts() =>
        Milestone.All(200, [150]).Select(one => (one.Milestone.Of, one.Milestone.Value, one.Signatures)).ShouldBe(
        [
            (MilestoneOf.Goal, 10, 20), (MilestoneOf.Goal, 25, 50), (MilestoneOf.Goal, 50, 100), (MilestoneOf.Goal, 100, 200),
            (MilestoneOf.Count, 150, 150),
        ]);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    [InlineData(11, 2)]
    [InlineData(int.MaxValue, 214_748_365)]
    public void takes_a_whole_signature_for_a_part_of_one(int goal, int tenth) =>
        Milestone.All(goal, []).First().Signatures.ShouldBe(tenth);

    [Fact]
    public void is_told_once() => PetitionDecider.Instance.Given(Petitions.Drafted, Opened).When(Counted(20)).Then(Tenth);

    [Fact]
    public void is_told_once_also_when_some_withdraw_and_others_come() =>
        PetitionDecider.Instance.Given(Petitions.Drafted, Opened, Tenth).When(Counted(20)).ThenNothing();

    [Fact]
    public void tells_all_that_one_signature_reaches()
    {
        var small = Text with { Goal = 2, Milestones = [1] };

        PetitionDecider.Instance.Given(Petitions.Drafted, Opened with { Plan = small }, Petitions.Closed).When(Counted(1)).Then(
            Reached(MilestoneOf.Goal, 10, 1),
            Reached(MilestoneOf.Goal, 25, 1),
            Reached(MilestoneOf.Goal, 50, 1),
            Reached(MilestoneOf.Count, 1, 1));
    }

    [Fact]
    public void is_nothing_for_what_has_not_opened() =>
        PetitionDecider.Instance.Given(Petitions.Drafted).When(Counted(20)).ThenNothing();

    private static PetitionCommand.ReachMilestones Counted(int signatures) => new(signatures, Now.AddDays(8));
}
