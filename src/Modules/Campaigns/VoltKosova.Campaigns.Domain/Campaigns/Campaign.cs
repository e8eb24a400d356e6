namespace VoltKosova.Campaigns.Domain.Campaigns;

/// <summary>A campaign, from the draft to its end.</summary>
internal abstract record Campaign
{
    private Campaign()
    {
    }

    public static Campaign Initial { get; } = new Undrafted();

    /// <summary>The chapter that runs it; null before the draft.</summary>
    public virtual Guid? ChapterId => null;

    public static Campaign Evolve(Campaign campaign, CampaignEvent fact) => (campaign, fact) switch
    {
        (_, CampaignEvent.Drafted f) => new Draft(f.CampaignId, f.ChapterId, f.Plan),
        (Planned planned, CampaignEvent.PlanChanged f) => new Draft(planned.Id, planned.Chapter, f.Plan),
        (Planned planned, CampaignEvent.Scheduled) => new Scheduled(planned.Id, planned.Chapter, planned.Plan),
        (Planned planned, CampaignEvent.Started) => new Running(planned.Id, planned.Chapter, planned.Plan, []),
        (Running running, CampaignEvent.ProgressReported f) => running with { Reported = [.. running.Reported, f] },
        (Planned planned, CampaignEvent.Completed) => new Completed(planned.Id, planned.Chapter, planned.Plan),
        (Planned planned, CampaignEvent.Cancelled) => new Cancelled(planned.Id, planned.Chapter, planned.Plan),
        _ => campaign,
    };

    /// <summary>Before anybody wrote it down.</summary>
    public sealed record Undrafted : Campaign;

    /// <summary>A campaign that has a plan, in whatever state.</summary>
    public abstract record Planned(Guid Id, Guid Chapter, CampaignPlan Plan) : Campaign
    {
        public override Guid? ChapterId => Chapter;
    }

    /// <summary>The plan may still change; nobody outside sees it.</summary>
    public sealed record Draft(Guid Id, Guid Chapter, CampaignPlan Plan) : Planned(Id, Chapter, Plan);

    /// <summary>It starts by itself on its first day; whoever plans it differently makes it a draft again.</summary>
    public sealed record Scheduled(Guid Id, Guid Chapter, CampaignPlan Plan) : Planned(Id, Chapter, Plan);

    /// <summary>Everybody sees it.</summary>
    public sealed record Running(Guid Id, Guid Chapter, CampaignPlan Plan, IReadOnlyList<CampaignEvent.ProgressReported> Reported)
        : Planned(Id, Chapter, Plan)
    {
        /// <summary>What was reported last for a goal; 0 before any report.</summary>
        public int Reached(int goal) => Reported.LastOrDefault(report => report.Goal == goal)?.Reached ?? 0;
    }

    /// <summary>Brought to its end.</summary>
    public sealed record Completed(Guid Id, Guid Chapter, CampaignPlan Plan) : Planned(Id, Chapter, Plan);

    /// <summary>Given up, before or after its start.</summary>
    public sealed record Cancelled(Guid Id, Guid Chapter, CampaignPlan Plan) : Planned(Id, Chapter, Plan);
}
