namespace VoltKosova.Volunteering.Domain.Opportunities;

internal abstract record OpportunityCommand
{
    private OpportunityCommand()
    {
    }

    /// <summary>Writes an opportunity down.</summary>
    /// <param name="Drafting">The fact as it will be stored.</param>
    public sealed record DraftIt(OpportunityEvent.Drafted Drafting) : OpportunityCommand;

    /// <summary>Plans it differently, while it is a draft.</summary>
    public sealed record ChangePlan(OpportunityPlan Plan, Guid By, DateTimeOffset At) : OpportunityCommand;

    /// <summary>Shows it to everybody.</summary>
    public sealed record OpenIt(Guid By, DateTimeOffset At) : OpportunityCommand;

    /// <summary>Takes no more sign-ups.</summary>
    public sealed record Close(Guid By, DateTimeOffset At) : OpportunityCommand;

    /// <summary>Gives it up, with a reason.</summary>
    public sealed record Cancel(Guid By, string Reason, DateTimeOffset At) : OpportunityCommand;
}
