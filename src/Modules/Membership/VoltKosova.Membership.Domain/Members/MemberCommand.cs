namespace VoltKosova.Membership.Domain.Members;

internal abstract record MemberCommand
{
    private MemberCommand()
    {
    }

    /// <summary>Begins the membership that a decision on an application has opened.</summary>
    public sealed record Admit(MemberEvent.Admitted Admission) : MemberCommand;

    /// <summary>Another Volt chapter has taken the member over.</summary>
    public sealed record TransferAway(Guid MemberId, Guid PeerId, DateOnly EndedOn, DateTimeOffset At) : MemberCommand;
}
