using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Facts;

namespace VoltKosova.Campaigns.Tests.Domain;

public sealed class Starting_a_campaign
{
    private static readonly CampaignCommand _start = new CampaignCommand.Start(Staff, Today, Now.AddHours(2));

    [Fact]
    public void makes_it_run() => CampaignDecider.Instance.Given(Drafted).When(_start).Then(Started);

    [Fact]
    public void goes_by_the_newest_plan() =>
        CampaignDecider.Instance.Given(Drafted, PlanChanged).When(_start).Then(Started with { Plan = LongerPlan });

    [Fact]
    public void needs_a_draft() => CampaignDecider.Instance.Given().When(_start).ThenRejected(new NoSuchCampaign());

    [Fact]
    public void needs_a_goal() => CampaignDecider.Instance.Given(Drafted with { Plan = Plan with { Goals = [] } })
        .When(_start)
        .ThenRejected(new CampaignWithoutGoal());

    [Fact]
    public void is_still_right_on_the_last_day() => CampaignDecider.Instance.Given(Drafted with { Plan = Plan with { EndsOn = Today } })
        .When(_start)
        .Then(Started with { Plan = Plan with { EndsOn = Today } });

    [Fact]
    public void is_too_late_after_the_last_day() => CampaignDecider.Instance
        .Given(Drafted with { Plan = Plan with { StartsOn = Today.AddDays(-9), EndsOn = Today.AddDays(-1) } })
        .When(_start)
        .ThenRejected(new CampaignIsOver());

    [Fact]
    public void is_not_for_one_that_was_given_up() =>
        CampaignDecider.Instance.Given(Drafted, Cancelled).When(_start).ThenRejected(new CampaignHasEnded());
}
