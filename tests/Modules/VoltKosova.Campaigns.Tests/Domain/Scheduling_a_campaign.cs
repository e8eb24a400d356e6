using VoltKosova.Campaigns.Domain;
using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Facts;

namespace VoltKosova.Campaigns.Tests.Domain;

public sealed class Scheduling_a_campaign
{
    private static readonly CampaignEvent.Drafted _later = Drafted with { Plan = Plan with { StartsOn = Today.AddDays(5) } };
    private static readonly CampaignCommand _schedule = new CampaignCommand.Schedule(Staff, Today, Now.AddHours(1));

    [Fact]
    public void lets_it_wait_for_its_first_day() => CampaignDecider.Instance.Given(_later).When(_schedule).Then(Scheduled);

    [Fact]
    public void needs_a_first_day_that_is_ahead()
    {
        CampaignDecider.Instance.Given(Drafted).When(_schedule).ThenRejected(new FirstDayHasCome());
        CampaignDecider.Instance.Given(_later, Started).When(_schedule).ThenRejected(new FirstDayHasCome());
    }

    [Fact]
    public void needs_a_goal() => CampaignDecider.Instance.Given(_later with { Plan = _later.Plan with { Goals = [] } })
        .When(_schedule)
        .ThenRejected(new CampaignWithoutGoal());

    [Fact]
    public void lets_it_start_by_itself() => CampaignDecider.Instance.Given(_later, Scheduled)
        .When(new CampaignCommand.Start(By: null, Today.AddDays(5), Now.AddDays(5)))
        .Then(new CampaignEvent.Started(Id, Chapter, _later.Plan, Today.AddDays(5), By: null, Now.AddDays(5)));

    [Fact]
    public void ends_when_it_is_planned_differently()
    {
        CampaignDecider.Instance.Given(_later, Scheduled)
            .When(new CampaignCommand.ChangePlan(LongerPlan, Staff, Now.AddHours(1)))
            .Then(PlanChanged);
        CampaignDecider.Instance.Given(_later, Scheduled, PlanChanged)
            .When(new CampaignCommand.Complete(By: null, Today, Now))
            .ThenRejected(new CampaignNotRunning());
    }

    [Fact]
    public void may_be_given_up() => CampaignDecider.Instance.Given(_later, Scheduled)
        .When(new CampaignCommand.Cancel(Staff, "Too few people", Now.AddDays(3)))
        .Then(Cancelled);
}

public sealed class Reporting_the_progress_of_a_campaign
{
    private static readonly CampaignCommand _report = new CampaignCommand.ReportProgress(0, 1200, Staff, Now.AddDays(9));

    [Fact]
    public void says_how_much_of_a_goal_is_reached() => CampaignDecider.Instance.Given(Drafted, Started).When(_report).Then(Reported);

    [Fact]
    public void may_go_back_when_somebody_had_counted_wrongly() => CampaignDecider.Instance.Given(Drafted, Started, Reported)
        .When(new CampaignCommand.ReportProgress(0, 1000, Staff, Now.AddDays(10)))
        .Then(Reported with { Reached = 1000, At = Now.AddDays(10) });

    [Fact]
    public void is_for_a_campaign_that_runs()
    {
        CampaignDecider.Instance.Given(Drafted).When(_report).ThenRejected(new CampaignNotRunning());
        CampaignDecider.Instance.Given(Drafted, Started, Completed).When(_report).ThenRejected(new CampaignHasEnded());
    }

    [Fact]
    public void is_for_a_goal_that_there_is() => CampaignDecider.Instance.Given(Drafted, Started)
        .When(new CampaignCommand.ReportProgress(1, 5, Staff, Now))
        .ThenRejected(new NoSuchGoal());

    [Fact]
    public void is_not_for_a_goal_that_counts_itself()
    {
        var plan = Plan with { Goals = [new Goal("signatures", 500, Counted.Signatures)] };

        CampaignDecider.Instance.Given(Drafted with { Plan = plan }, Started with { Plan = plan })
            .When(_report)
            .ThenRejected(new GoalCountsItself());
    }
}
