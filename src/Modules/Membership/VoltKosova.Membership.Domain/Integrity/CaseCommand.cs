namespace VoltKosova.Membership.Domain.Integrity;

internal abstract record CaseCommand
{
    private CaseCommand()
    {
    }

    /// <summary>Says something that needs no more than itself to be decided.</summary>
    public sealed record Say(CaseEvent Fact) : CaseCommand;

    /// <summary>Says when the accused is heard.</summary>
    /// <param name="NoticeDays">How long before the accused has to know, by the policy of the day.</param>
    public sealed record SetHearing(CaseEvent.HearingSet Fact, int NoticeDays) : CaseCommand;

    /// <summary>Lets the rights of the accused rest meanwhile.</summary>
    public sealed record TakeMeasure(CaseEvent.MeasureTaken Fact, SanctionTerms Terms) : CaseCommand;

    /// <summary>Decides.</summary>
    public sealed record Decide(CaseEvent.Decided Fact, SanctionTerms Terms) : CaseCommand;

    /// <summary>Decides on the appeal. What a confirmed decision said need not be said again.</summary>
    public sealed record DecideAppeal(CaseEvent.AppealDecided Fact, SanctionTerms Terms) : CaseCommand;

    /// <summary>Makes a decision final against which nobody has appealed in time.</summary>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record CloseIfDue(DateOnly Today, DateTimeOffset At) : CaseCommand;

    /// <summary>Notes that the next step is late, if it is.</summary>
    public sealed record NoteOverdue(DateOnly Today, DateTimeOffset At) : CaseCommand;

    /// <summary>Forgets a person, as far as the law allows.</summary>
    public sealed record Forget(Guid CaseId, Guid PersonId, DateTimeOffset At) : CaseCommand;
}
