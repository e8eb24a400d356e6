using VoltKosova.Kernel;

namespace VoltKosova.Partnerships.Domain.Agreements;

/// <summary>What happens to an agreement. Names and fields are the stored format: see PartnershipsStreams.</summary>
internal abstract record AgreementEvent
{
    private AgreementEvent()
    {
    }

    /// <summary>Somebody proposes it.</summary>
    /// <param name="ByPerson">The person behind the account, where one is known.</param>
    public sealed record Proposed(
        Guid AgreementId,
        Guid PartnerId,
        Guid ChapterId,
        Guid? ParentId,
        int Edition,
        AgreementTerms Terms,
        DateOnly ProposedOn,
        Guid By,
        Guid? ByPerson,
        DateTimeOffset At) : AgreementEvent;

    /// <summary>The proposal is another one.</summary>
    public sealed record TermsChanged(Guid AgreementId, AgreementTerms Terms, Guid By, Guid? ByPerson, DateTimeOffset At) : AgreementEvent;

    /// <summary>Its terms stand; somebody looks at them.</summary>
    public sealed record ReviewBegan(Guid AgreementId, Guid By, DateTimeOffset At) : AgreementEvent;

    /// <summary>Somebody else than the proposer wants it.</summary>
    public sealed record Approved(Guid AgreementId, DateOnly ApprovedOn, Guid By, DateTimeOffset At) : AgreementEvent;

    /// <summary>Not wanted.</summary>
    public sealed record Rejected(Guid AgreementId, string Reason, Guid By, DateTimeOffset At) : AgreementEvent;

    /// <summary>The movement has signed.</summary>
    /// <param name="By">Our signatory's account.</param>
    public sealed record SignedByUs(Guid AgreementId, DateOnly SignedOn, string DocumentSha256, Guid By, DateTimeOffset At)
        : AgreementEvent;

    /// <summary>The partner has signed.</summary>
    /// <param name="PersonId">Minted for the partner's signatory.</param>
    public sealed record SignedByPartner(
        Guid AgreementId,
        Guid PersonId,
        [Personal] string? Signatory,
        DateOnly SignedOn,
        string DocumentSha256,
        Guid By,
        DateTimeOffset At) : AgreementEvent, IAboutPerson;

    /// <summary>The partner's signatory is forgotten; the signature stays.</summary>
    public sealed record SignatoryErased(Guid AgreementId, DateTimeOffset At) : AgreementEvent;

    /// <summary>It binds.</summary>
    public sealed record InForce(
        Guid AgreementId, Guid PartnerId, Guid ChapterId, Guid? ParentId, DateOnly From, DateOnly? EndsOn, DateTimeOffset At)
        : AgreementEvent;

    /// <summary>Its end is near; said once.</summary>
    public sealed record ExpiryNoticed(Guid AgreementId, Guid PartnerId, Guid ChapterId, DateOnly EndsOn, DateTimeOffset At)
        : AgreementEvent;

    /// <summary>A side wants out.</summary>
    public sealed record TerminationRequested(
        Guid AgreementId, DateOnly RequestedOn, DateOnly EffectiveOn, bool WithoutNotice, string Reason, Guid By, DateTimeOffset At)
        : AgreementEvent;

    /// <summary>It binds no more, or never will.</summary>
    public sealed record Ended(
        Guid AgreementId, Guid PartnerId, Guid ChapterId, AgreementEnd Reason, DateOnly EndedOn, Guid? ReplacedBy, DateTimeOffset At)
        : AgreementEvent;
}
