namespace VoltKosova.Volunteering.Domain.Opportunities;

/// <summary>What happens to an opportunity. Names and fields are the stored format: see VolunteeringStreams.</summary>
internal abstract record OpportunityEvent
{
    private OpportunityEvent()
    {
    }

    /// <summary>It was written down.</summary>
    public sealed record Drafted(Guid OpportunityId, Guid ChapterId, OpportunityPlan Plan, Guid By, DateTimeOffset At) : OpportunityEvent;

    /// <summary>It is planned differently.</summary>
    public sealed record PlanChanged(Guid OpportunityId, OpportunityPlan Plan, Guid By, DateTimeOffset At) : OpportunityEvent;

    /// <summary>Everybody sees it, by the plan of this moment.</summary>
    public sealed record Opened(Guid OpportunityId, Guid ChapterId, OpportunityPlan Plan, Guid By, DateTimeOffset At) : OpportunityEvent;

    /// <summary>It takes no more sign-ups.</summary>
    public sealed record Closed(Guid OpportunityId, Guid By, DateTimeOffset At) : OpportunityEvent;

    /// <summary>It was given up.</summary>
    public sealed record Cancelled(Guid OpportunityId, string Reason, Guid By, DateTimeOffset At) : OpportunityEvent;
}
