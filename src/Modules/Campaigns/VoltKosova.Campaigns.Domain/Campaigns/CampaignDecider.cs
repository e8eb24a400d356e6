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
        (Draft d, ChangePlan c) => Flaw(c.Plan) is { } no ? no : new CampaignEvent.PlanChanged(d.Id, c.Plan, c.By, c.At),
        (_, ChangePlan) => new CampaignNoLongerDraft(),

        (Draft { Plan.Goals: [] }, Start) => new CampaignWithoutGoal(),
        (Draft d, Start c) when d.Plan.EndsOn < c.Today => new CampaignIsOver(),
        (Draft d, Start c) => new CampaignEvent.Started(d.Id, d.Chapter, d.Plan, c.Today, c.By, c.At),
        (Running, Start) => Decision<CampaignEvent>.Nothing,

        (Draft, Complete) => new CampaignNotRunning(),
        (Running r, Complete c) => new CampaignEvent.Completed(r.Id, r.Chapter, c.Today, c.By, c.At),
        (Campaign.Completed, Complete) => Decision<CampaignEvent>.Nothing,

        (Draft or Running, Cancel c) => GiveUp((Planned)campaign, c),
        (Campaign.Cancelled, Cancel) => Decision<CampaignEvent>.Nothing,

        (Campaign.Completed or Campaign.Cancelled, _) => new CampaignHasEnded(),

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };

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
