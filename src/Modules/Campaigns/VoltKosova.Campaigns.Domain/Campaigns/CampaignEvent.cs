namespace VoltKosova.Campaigns.Domain.Campaigns;

/// <summary>What happens to a campaign. Names and fields are the stored format: see CampaignsStreams.</summary>
internal abstract record CampaignEvent
{
    private CampaignEvent()
    {
    }

    /// <summary>It was written down.</summary>
    public sealed record Drafted(Guid CampaignId, Guid ChapterId, CampaignPlan Plan, Guid By, DateTimeOffset At) : CampaignEvent;

    /// <summary>It is planned differently.</summary>
    public sealed record PlanChanged(Guid CampaignId, CampaignPlan Plan, Guid By, DateTimeOffset At) : CampaignEvent;

    /// <summary>It will start by itself on its first day.</summary>
    public sealed record Scheduled(Guid CampaignId, DateOnly StartsOn, Guid By, DateTimeOffset At) : CampaignEvent;

    /// <summary>It runs, by the plan of this moment.</summary>
    /// <param name="By">Null when it started by itself.</param>
    public sealed record Started(Guid CampaignId, Guid ChapterId, CampaignPlan Plan, DateOnly StartedOn, Guid? By, DateTimeOffset At)
        : CampaignEvent;

    /// <summary>So much of a goal is reached.</summary>
    /// <param name="Goal">Its place in the plan, from 0.</param>
    public sealed record ProgressReported(Guid CampaignId, int Goal, int Reached, Guid By, DateTimeOffset At) : CampaignEvent;

    /// <summary>It was brought to its end.</summary>
    /// <param name="By">Null when its last day had passed.</param>
    public sealed record Completed(Guid CampaignId, Guid ChapterId, DateOnly CompletedOn, Guid? By, DateTimeOffset At) : CampaignEvent;

    /// <summary>It was given up.</summary>
    public sealed record Cancelled(Guid CampaignId, Guid ChapterId, string Reason, Guid By, DateTimeOffset At) : CampaignEvent;
}
