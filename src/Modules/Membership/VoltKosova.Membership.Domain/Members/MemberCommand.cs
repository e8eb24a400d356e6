namespace VoltKosova.Membership.Domain.Members;

internal abstract record MemberCommand
{
    private MemberCommand()
    {
    }

    /// <summary>Begins the membership that a decision on an application has opened.</summary>
    public sealed record Admit(MemberEvent.Admitted Admission) : MemberCommand;

    /// <summary>Ends the membership.</summary>
    /// <param name="Today">The day at the movement's seat.</param>
    public sealed record End(MembershipEnd Reason, string? Note, DateOnly Today, Guid By, DateTimeOffset At) : MemberCommand;
}
