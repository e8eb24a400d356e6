using VoltKosova.Kernel;

namespace VoltKosova.Campaigns.Domain.Signatures;

/// <summary>What happens to a signature. Names and fields are the stored format: see CampaignsStreams.</summary>
internal abstract record SignatureEvent : IPetitionFact
{
    private SignatureEvent()
    {
    }

    public abstract Guid PetitionId { get; init; }

    /// <summary>The form was sent. It counts once the address is confirmed.</summary>
    /// <param name="ConsentVersion">The text that was agreed to; null when nothing was.</param>
    /// <param name="ShowName">Whether everybody may read the name under the petition.</param>
    /// <param name="KeepInformed">Whether the signer wants to hear what becomes of the petition: a consent of its own.</param>
    /// <param name="ConfirmBy">Until then the address can be confirmed; afterwards everything is deleted.</param>
    public sealed record Given(
        Guid SignatureId,
        Guid PetitionId,
        Guid ChapterId,
        Guid PersonId,
        [Personal] string? GivenName,
        [Personal] string? FamilyName,
        [Personal] string? Email,
        Place Place,
        Language Language,
        string? ConsentVersion,
        bool ShowName,
        bool KeepInformed,
        DateTimeOffset At,
        DateTimeOffset ConfirmBy) : SignatureEvent, IAboutPerson;

    /// <summary>The signer has shown that the address is theirs: the signature counts.</summary>
    public sealed record Confirmed(
        Guid SignatureId,
        Guid PetitionId,
        Guid ChapterId,
        Guid PersonId,
        [Personal] string? GivenName,
        [Personal] string? FamilyName,
        [Personal] string? Email,
        Place Place,
        Language Language,
        bool ShowName,
        DateTimeOffset At) : SignatureEvent, IAboutPerson;

    /// <summary>The signer wants to hear what becomes of the petition.</summary>
    /// <param name="ConsentVersion">The text that was agreed to.</param>
    public sealed record NewsConsentGiven(
        Guid SignatureId, Guid PetitionId, Guid PersonId, string ConsentVersion, DateTimeOffset At) : SignatureEvent;

    /// <summary>The signer wants to hear no more of it. The signature stays.</summary>
    public sealed record NewsConsentWithdrawn(Guid SignatureId, Guid PetitionId, Guid PersonId, DateTimeOffset At) : SignatureEvent;

    /// <summary>The signer has taken it back: it counts no more and everything personal is gone.</summary>
    public sealed record Withdrawn(Guid SignatureId, Guid PetitionId, Place Place, DateTimeOffset At) : SignatureEvent;

    /// <summary>It never counted and everything personal is gone.</summary>
    public sealed record Discarded(Guid SignatureId, Guid PetitionId, DiscardReason Reason, DateTimeOffset At) : SignatureEvent;

    /// <summary>It goes on counting and nobody can tell whose it was.</summary>
    public sealed record Anonymised(Guid SignatureId, Guid PetitionId, DateTimeOffset At) : SignatureEvent;
}

/// <summary>Why a signature never counted.</summary>
internal enum DiscardReason
{
    /// <summary>Nobody confirmed the address in time.</summary>
    Unconfirmed,

    /// <summary>The same person has signed already.</summary>
    Duplicate,

    /// <summary>The person is forgotten.</summary>
    Erased,
}
