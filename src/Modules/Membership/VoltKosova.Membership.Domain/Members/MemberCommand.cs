namespace VoltKosova.Membership.Domain.Members;

internal abstract record MemberCommand
{
    private MemberCommand()
    {
    }

    /// <summary>Begins the membership that a decision on an application has opened.</summary>
    public sealed record Admit(MemberEvent.Admitted Admission) : MemberCommand;

    /// <summary>Forgets the person; a membership that lasts ends with it.</summary>
    /// <param name="Today">The day at the movement's seat.</param>
    /// <param name="By">The account that had it done; empty when nobody did.</param>
    public sealed record Erase(DateOnly Today, Guid By, DateTimeOffset At) : MemberCommand;

    /// <summary>Ends the membership.</summary>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record End(MembershipEnd Reason, string? Note, DateOnly Today, Guid By, DateTimeOffset At) : MemberCommand;
}
