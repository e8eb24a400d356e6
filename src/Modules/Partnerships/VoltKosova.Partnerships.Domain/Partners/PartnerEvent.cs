using VoltKosova.Kernel;

namespace VoltKosova.Partnerships.Domain.Partners;

/// <summary>
/// What happens to a partner. Names and fields are the stored format: see PartnershipsStreams. Organisations and persons have facts of
/// their own, because what is public knowledge about the one is protected about the other.
/// </summary>
internal abstract record PartnerEvent
{
    private PartnerEvent()
    {
    }

    /// <summary>An organisation became a partner.</summary>
    public sealed record OrganisationAdded(
        Guid PartnerId,
        PartnerKind Kind,
        string Name,
        string Country,
        string? Website,
        Guid ChapterId,
        DateOnly AddedOn,
        Guid By,
        DateTimeOffset At,
        string? Municipality = null,
        string? Locality = null) : PartnerEvent;

    /// <summary>A person became a partner.</summary>
    public sealed record PersonAdded(
        Guid PartnerId,
        Guid PersonId,
        PartnerKind Kind,
        [Personal] string? Name,
        string Country,
        [Personal] string? Website,
        Guid ChapterId,
        DateOnly AddedOn,
        Guid By,
        DateTimeOffset At,
        [Personal] string? Municipality = null,
        [Personal] string? Locality = null) : PartnerEvent, IAboutPerson;

    /// <summary>An organisation has another name, country, website or place.</summary>
    public sealed record OrganisationChanged(
        Guid PartnerId,
        string Name,
        string Country,
        string? Website,
        Guid By,
        DateTimeOffset At,
        string? Municipality = null,
        string? Locality = null) : PartnerEvent;

    /// <summary>A person has another name, country, website or place.</summary>
    public sealed record PersonChanged(
        Guid PartnerId,
        Guid PersonId,
        [Personal] string? Name,
        string Country,
        [Personal] string? Website,
        Guid By,
        DateTimeOffset At,
        [Personal] string? Municipality = null,
        [Personal] string? Locality = null) : PartnerEvent, IAboutPerson;

    /// <summary>Somebody has looked into an organisation.</summary>
    public sealed record OrganisationChecked(
        Guid PartnerId,
        DateOnly CheckedOn,
        DiligenceFinding Values,
        DiligenceFinding Conflicts,
        string Evidence,
        DateOnly RecheckOn,
        Guid By,
        DateTimeOffset At) : PartnerEvent;

    /// <summary>Somebody has looked into a person.</summary>
    public sealed record PersonChecked(
        Guid PartnerId,
        Guid PersonId,
        DateOnly CheckedOn,
        DiligenceFinding Values,
        DiligenceFinding Conflicts,
        [Personal] string? Evidence,
        DateOnly RecheckOn,
        Guid By,
        DateTimeOffset At) : PartnerEvent, IAboutPerson;

    /// <summary>Whether the partner works for the state.</summary>
    public sealed record PublicContractStated(Guid PartnerId, bool Holds, DateOnly? EndedOn, Guid By, DateTimeOffset At) : PartnerEvent;

    /// <summary>A person who is or was a partner is forgotten.</summary>
    public sealed record PersonErased(Guid PartnerId, DateTimeOffset At) : PartnerEvent;

    /// <summary>The partnership is over.</summary>
    public sealed record Ended(Guid PartnerId, DateOnly EndedOn, Guid By, DateTimeOffset At) : PartnerEvent;
}
