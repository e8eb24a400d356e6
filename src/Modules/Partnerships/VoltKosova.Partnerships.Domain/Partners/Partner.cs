namespace VoltKosova.Partnerships.Domain.Partners;

/// <summary>Somebody the movement works with: an organisation, or a person.</summary>
internal abstract record Partner
{
    private Partner()
    {
    }

    public static Partner Initial { get; } = new Unknown();

    public static Partner Evolve(Partner partner, PartnerEvent fact) => (partner, fact) switch
    {
        (_, PartnerEvent.OrganisationAdded f) => new Active(
            f.PartnerId, null, f.ChapterId, new(f.Name, f.Country, f.Website, f.Municipality, f.Locality)),
        (_, PartnerEvent.PersonAdded f) => new Active(
            f.PartnerId, f.PersonId, f.ChapterId, new(f.Name, f.Country, f.Website, f.Municipality, f.Locality)),
        (Active active, PartnerEvent.OrganisationChanged f) =>
            active with { Profile = new(f.Name, f.Country, f.Website, f.Municipality, f.Locality) },
        (Active active, PartnerEvent.PersonChanged f) =>
            active with { Profile = new(f.Name, f.Country, f.Website, f.Municipality, f.Locality) },
        (Active active, PartnerEvent.OrganisationChecked f) =>
            active with { Diligence = new(f.CheckedOn, f.Values, f.Conflicts, f.Evidence, f.RecheckOn) },
        (Active active, PartnerEvent.PersonChecked f) =>
            active with { Diligence = new(f.CheckedOn, f.Values, f.Conflicts, f.Evidence, f.RecheckOn) },
        (Active active, PartnerEvent.PublicContractStated f) => active with { Contract = new(f.Holds, f.EndedOn) },
        (Active active, PartnerEvent.Ended) => new Former(active.Id, active.PersonId, active.ChapterId, active.Profile),
        (_, PartnerEvent.PersonErased) => new Gone(),
        _ => partner,
    };

    /// <summary>A person whom nobody can tell any more.</summary>
    public sealed record Gone : Partner;

    /// <summary>Before the partnership.</summary>
    public sealed record Unknown : Partner;

    /// <summary>Somebody with whom there is or was a partnership.</summary>
    /// <param name="PersonId">The human being, when the partner is one.</param>
    /// <param name="ChapterId">The chapter that looks after the partnership.</param>
    public abstract record Known(Guid Id, Guid? PersonId, Guid ChapterId, PartnerProfile Profile) : Partner;

    /// <summary>A partner today.</summary>
    public sealed record Active(Guid Id, Guid? PersonId, Guid ChapterId, PartnerProfile Profile) : Known(Id, PersonId, ChapterId, Profile)
    {
        /// <summary>The newest findings; null before anybody has looked.</summary>
        public DueDiligence? Diligence { get; init; }

        /// <summary>What was said last about public contracts; null when nothing was.</summary>
        public PublicContract? Contract { get; init; }
    }

    /// <summary>A partner once.</summary>
    public sealed record Former(Guid Id, Guid? PersonId, Guid ChapterId, PartnerProfile Profile) : Known(Id, PersonId, ChapterId, Profile);
}
