using VoltKosova.Kernel;
using static VoltKosova.Campaigns.Domain.Campaigns.Campaign;
using static VoltKosova.Campaigns.Domain.Campaigns.CampaignCommand;

namespace VoltKosova.Campaigns.Domain.Campaigns;

internal static class CampaignDecider
{
    public static Decider<Campaign, CampaignCommand, CampaignEvent> Instance { get; } = new(Initial, Decide, Evolve);

    private static Decision<CampaignEvent> Decide(Campaign campaign, CampaignCommand command) => (campaign, command) switch
    {
        (Undrafted, DraftIt c) => Flaw(c.Drafting.Plan) is { } no ? no : c.Drafting,
        (_, DraftIt) => Decision<CampaignEvent>.Nothing,
        (Undrafted, _) => new NoSuchCampaign(),

        (Planned p, ChangePlan c) when p.Plan == c.Plan => Decision<CampaignEvent>.Nothing,
        (Draft or Scheduled, ChangePlan c) =>
            Flaw(c.Plan) is { } no ? no : new CampaignEvent.PlanChanged(((Planned)campaign).Id, c.Plan, c.By, c.At),
        (_, ChangePlan) => new CampaignNoLongerDraft(),

        (Draft { Plan.Goals: [] }, Schedule or Start) => new CampaignWithoutGoal(),
        (Draft d, Schedule c) when d.Plan.StartsOn <= c.Today => new FirstDayHasCome(),
        (Draft d, Schedule c) => new CampaignEvent.Scheduled(d.Id, d.Plan.StartsOn, c.By, c.At),
        (Scheduled, Schedule) => Decision<CampaignEvent>.Nothing,
        (Running, Schedule) => new FirstDayHasCome(),

        (Draft or Scheduled, Start c) => Begin((Planned)campaign, c),
        (Running, Start) => Decision<CampaignEvent>.Nothing,

        (Running r, ReportProgress c) when c.Goal >= r.Plan.Goals.Count => new NoSuchGoal(),
        (Running r, ReportProgress c) when r.Plan.Goals[c.Goal].Counts is not null => new GoalCountsItself(),
        (Running r, ReportProgress c) when r.Reached(c.Goal) == c.Reached => Decision<CampaignEvent>.Nothing,
        (Running r, ReportProgress c) => new CampaignEvent.ProgressReported(r.Id, c.Goal, c.Reached, c.By, c.At),

        (Draft or Scheduled, Complete or ReportProgress) => new CampaignNotRunning(),
        (Running r, Complete c) => new CampaignEvent.Completed(r.Id, r.Chapter, c.Today, c.By, c.At),
        (Campaign.Completed, Complete) => Decision<CampaignEvent>.Nothing,

        (Draft or Scheduled or Running, Cancel c) => GiveUp((Planned)campaign, c),
        (Campaign.Cancelled, Cancel) => Decision<CampaignEvent>.Nothing,

        (Campaign.Completed or Campaign.Cancelled, _) => new CampaignHasEnded(),

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };

    private static Decision<CampaignEvent> Begin(Planned campaign, Start command) => campaign.Plan.EndsOn < command.Today
        ? new CampaignIsOver()
        : new CampaignEvent.Started(campaign.Id, campaign.Chapter, campaign.Plan, command.Today, command.By, command.At);

    private static CampaignEvent.Cancelled GiveUp(Planned campaign, Cancel command) =>
        new(campaign.Id, campaign.Chapter, command.Reason, command.By, command.At);

    private static Rejection? Flaw(CampaignPlan plan) => plan switch
    {
        { Themes: [] } => new CampaignWithoutTheme(),
        _ when plan.Themes.Distinct().Count() != plan.Themes.Count => new ThemeTwice(),
        _ when plan.EndsOn < plan.StartsOn => new CampaignEndsBeforeItStarts(),
        _ => null,
    };
}
