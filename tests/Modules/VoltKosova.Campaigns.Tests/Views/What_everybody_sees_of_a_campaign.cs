using VoltKosova.Campaigns.Views;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Facts;

namespace VoltKosova.Campaigns.Tests.Views;

public sealed class What_everybody_sees_of_a_campaign
{
    private static readonly PublicCampaign _running = new(
        Id, Chapter, CampaignRow.Running, Plan.Title, Plan.Themes, Plan.Goals, Today, Plan.EndsOn, null, []);

    [Fact]
    public void is_nothing_while_it_is_a_draft() => PublicCampaign.Projection.Shows([Drafted, PlanChanged], null);

    [Fact]
    public void is_the_plan_once_it_runs() => PublicCampaign.Projection.Shows([Drafted, Started], _running);

    [Fact]
    public void stays_after_its_completion() => PublicCampaign.Projection.Shows(
        [Drafted, Started, Completed], _running with { State = CampaignRow.Completed, CompletedOn = Today.AddDays(60) });

    [Fact]
    public void ends_when_it_is_cancelled() => PublicCampaign.Projection.Shows([Drafted, Started, Cancelled], null);

    [Fact]
    public void is_nothing_of_a_draft_that_was_cancelled() => PublicCampaign.Projection.Shows([Drafted, Cancelled], null);
}
