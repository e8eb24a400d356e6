namespace VoltKosova.Campaigns.Domain.Campaigns;

internal abstract record CampaignCommand
{
    private CampaignCommand()
    {
    }

    /// <summary>Writes a campaign down.</summary>
    /// <param name="Drafting">The fact as it will be stored.</param>
    public sealed record DraftIt(CampaignEvent.Drafted Drafting) : CampaignCommand;

    /// <summary>Plans it differently, while it is a draft.</summary>
    public sealed record ChangePlan(CampaignPlan Plan, Guid By, DateTimeOffset At) : CampaignCommand;

    /// <summary>Starts it.</summary>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record Start(Guid By, DateOnly Today, DateTimeOffset At) : CampaignCommand;

    /// <summary>Brings it to its end.</summary>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record Complete(Guid By, DateOnly Today, DateTimeOffset At) : CampaignCommand;

    /// <summary>Gives it up, with a reason.</summary>
    public sealed record Cancel(Guid By, string Reason, DateTimeOffset At) : CampaignCommand;
}
