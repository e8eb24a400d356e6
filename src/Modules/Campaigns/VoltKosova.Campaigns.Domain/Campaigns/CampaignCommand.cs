namespace VoltKosova.Campaigns.Domain.Campaigns;

internal abstract record CampaignCommand
{
    private CampaignCommand()
    {
    }

    /// <summary>Writes a campaign down.</summary>
    /// <param name="Drafting">The fact as it will be stored.</param>
    public sealed record DraftIt(CampaignEvent.Drafted Drafting) : CampaignCommand;

    /// <summary>Plans it differently, until it starts.</summary>
    public sealed record ChangePlan(CampaignPlan Plan, Guid By, DateTimeOffset At) : CampaignCommand;

    /// <summary>Lets it start by itself on its first day.</summary>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record Schedule(Guid By, DateOnly Today, DateTimeOffset At) : CampaignCommand;

    /// <summary>Says how far a goal is that nothing counts by itself.</summary>
    /// <param name="Goal">Its place in the plan, from 0.</param>
    public sealed record ReportProgress(int Goal, int Reached, Guid By, DateTimeOffset At) : CampaignCommand;

    /// <summary>Starts it.</summary>
    /// <param name="By">Null when its first day has come.</param>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record Start(Guid? By, DateOnly Today, DateTimeOffset At) : CampaignCommand;

    /// <summary>Brings it to its end.</summary>
    /// <param name="By">Null when its last day has passed.</param>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record Complete(Guid? By, DateOnly Today, DateTimeOffset At) : CampaignCommand;

    /// <summary>Gives it up, with a reason.</summary>
    public sealed record Cancel(Guid By, string Reason, DateTimeOffset At) : CampaignCommand;
}
