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

    /// <summary>The membership goes on in another Volt chapter; here it has ended.</summary>
    public sealed record TransferredAway(
        Guid MemberId, Guid PersonId, Guid ChapterId, Guid PeerId, DateOnly EndedOn, DateTimeOffset At) : MemberEvent;
}
