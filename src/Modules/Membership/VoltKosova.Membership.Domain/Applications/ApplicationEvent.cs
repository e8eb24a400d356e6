using VoltKosova.Kernel;

namespace VoltKosova.Membership.Domain.Applications;

/// <summary>What happens to an application. Names and fields are the stored format: see MembershipStreams.</summary>
internal abstract record ApplicationEvent
{
    private ApplicationEvent()
    {
    }

    /// <summary>The form was sent.</summary>
    /// <param name="ConfirmBy">Until then the address can be confirmed; afterwards everything is deleted.</param>
    /// <param name="LegalEntity">Whose member the person wants to be; the NGO's where it does not say.</param>
    /// <param name="Languages">Which languages they speak, ISO 639-1; null where they do not say. Mails are in the one above.</param>
    public sealed record Submitted(
        Guid ApplicationId,
        Guid PersonId,
        [Personal] string? GivenName,
        [Personal] string? FamilyName,
        [Personal] string? Email,
        [Personal] DateOnly? BirthDate,
        [Personal] string? BirthPlace,
        [Personal] Residence? Residence,
        Language Language,
        MembershipKind Kind,
        bool WantsToHelp,
        bool DeclaresNoOtherParty,
        string? ConsentVersion,
        DateTimeOffset At,
        DateTimeOffset ConfirmBy,
        LegalEntity? LegalEntity = null,
        [Personal] IReadOnlyList<string>? Languages = null) : ApplicationEvent, IAboutPerson;

    /// <summary>The applicant has shown that the address is theirs.</summary>
    public sealed record EmailConfirmed(Guid ApplicationId, string Number, DateOnly DecideBy, DateTimeOffset At) : ApplicationEvent;

    /// <summary>A chapter has it.</summary>
    /// <param name="From">The chapter that had it until now; null for the first one.</param>
    public sealed record Routed(Guid ApplicationId, Guid ChapterId, DateTimeOffset At, Guid? From = null) : ApplicationEvent;

    /// <summary>A membership came of it.</summary>
    public sealed record Admitted(Guid ApplicationId, Guid MemberId, Guid By, DateTimeOffset At) : ApplicationEvent;

    /// <summary>None came of it.</summary>
    /// <param name="AppealUntil">The last day on which the applicant can ask another body; null where nobody was told of one.</param>
    public sealed record Refused(
        Guid ApplicationId, Guid PersonId, [Personal] string? Reason, Guid By, DateTimeOffset At, DateOnly? AppealUntil = null)
        : ApplicationEvent, IAboutPerson;

    /// <summary>Somebody looks into it.</summary>
    public sealed record Claimed(Guid ApplicationId, Guid By, DateTimeOffset At) : ApplicationEvent;

    /// <summary>Nobody looks into it any more.</summary>
    public sealed record Released(Guid ApplicationId, Guid By, DateTimeOffset At) : ApplicationEvent;

    /// <summary>No decision came in time: the next level has it.</summary>
    public sealed record Escalated(Guid ApplicationId, Guid From, Guid ChapterId, DateOnly DecideBy, DateTimeOffset At) : ApplicationEvent;

    /// <summary>The applicant no longer wants to be a member.</summary>
    public sealed record Withdrawn(Guid ApplicationId, DateTimeOffset At) : ApplicationEvent;

    /// <summary>The applicant wants another body to look at the refusal.</summary>
    /// <param name="ChapterId">Whose board decides on it.</param>
    public sealed record Appealed(
        Guid ApplicationId, Guid PersonId, [Personal] string? Grounds, Guid ChapterId, Guid? From, DateOnly DecideBy, DateTimeOffset At)
        : ApplicationEvent, IAboutPerson;

    /// <summary>The refusal stands.</summary>
    public sealed record AppealRefused(Guid ApplicationId, Guid PersonId, [Personal] string? Reason, Guid By, DateTimeOffset At)
        : ApplicationEvent, IAboutPerson;

    /// <summary>Unconfirmed for too long.</summary>
    public sealed record Deleted(Guid ApplicationId, DateTimeOffset At) : ApplicationEvent;

    /// <summary>The person is forgotten.</summary>
    public sealed record Erased(Guid ApplicationId, DateTimeOffset At) : ApplicationEvent;
}
