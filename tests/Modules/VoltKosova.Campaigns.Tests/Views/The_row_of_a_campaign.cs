using Shouldly;
using VoltKosova.Campaigns.Domain;
using VoltKosova.Campaigns.Views;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Facts;

namespace VoltKosova.Campaigns.Tests.Views;

public sealed class The_row_of_a_campaign
{
    private static readonly CampaignRow _draft = new(
        Id, Chapter, CampaignRow.Draft, Plan.Title, Plan.Themes, Plan.Goals, Plan.StartsOn, Plan.EndsOn, null, null, null, []);

    [Fact]
    public void begins_with_the_draft() => CampaignRow.Projection.Shows([Drafted], _draft);

    [Fact]
    public void follows_the_plan() => CampaignRow.Projection.Shows([Drafted, PlanChanged], _draft with { EndsOn = null });

    [Fact]
    public void shows_when_it_started() =>
        CampaignRow.Projection.Shows([Drafted, Started], _draft with { State = CampaignRow.Running, StartedOn = Today });

    [Fact]
    public void waits_for_its_first_day_until_it_is_planned_differently()
    {
        CampaignRow.Projection.Shows([Drafted, Scheduled], _draft with { State = CampaignRow.Scheduled });
        CampaignRow.Projection.Shows([Drafted, Scheduled, PlanChanged], _draft with { EndsOn = null });
    }

    [Fact]
    public void shows_how_far_it_is()
    {
        var row = CampaignRow.Projection.Fold([Drafted, Started, Reported, Reported with { Reached = 1300 }])!;

        row.Reported.ShouldBe([1300]);
        GoalProgress.Of([.. Plan.Goals, new Goal("signatures", 500, Counted.Signatures)], row.Reported, signatures: 7).ShouldBe(
            [new GoalProgress("doors knocked at", 2000, null, 1300), new GoalProgress("signatures", 500, Counted.Signatures, 7)]);
    }

    [Fact]
    public void shows_when_it_was_completed() => CampaignRow.Projection.Shows(
        [Drafted, Started, Completed],
        _draft with { State = CampaignRow.Completed, StartedOn = Today, CompletedOn = Today.AddDays(60) });

    [Fact]
    public void says_why_it_was_cancelled() => CampaignRow.Projection.Shows(
        [Drafted, Cancelled], _draft with { State = CampaignRow.Cancelled, Reason = "Too few people" });
}
