using VoltKosova.Kernel;

namespace VoltKosova.Membership.Domain.Members;

/// <summary>What happens to a membership. Names and fields are the stored format: see MembershipStreams.</summary>
internal abstract record MemberEvent
{
    private MemberEvent()
    {
    }

    /// <summary>The membership began.</summary>
    public sealed record Admitted(
        Guid MemberId,
        Guid PersonId,
        Guid ApplicationId,
        Guid ChapterId,
        string Number,
        [Personal] string? GivenName,
        [Personal] string? FamilyName,
        [Personal] string? Email,
        [Personal] DateOnly? BirthDate,
        [Personal] Residence? Residence,
        Language Language,
        MembershipKind Kind,
        bool WantsToHelp,
        DateOnly JoinedOn,
        Guid By,
        DateTimeOffset At) : MemberEvent, IAboutPerson;

    /// <summary>The membership is over.</summary>
    /// <param name="Note">What an officer wrote about it.</param>
    /// <param name="By">The account that ended it: the member's own, or an officer's.</param>
    public sealed record Ended(
        Guid MemberId,
        Guid PersonId,
        Guid ChapterId,
        MembershipEnd Reason,
        DateOnly EndedOn,
        [Personal] string? Note,
        Guid By,
        DateTimeOffset At) : MemberEvent, IAboutPerson;

    /// <summary>The person is forgotten.</summary>
    public sealed record Erased(Guid MemberId, DateTimeOffset At) : MemberEvent;
}
