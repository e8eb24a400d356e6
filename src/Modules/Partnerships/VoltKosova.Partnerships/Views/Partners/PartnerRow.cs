using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Partnerships.Domain;
using VoltKosova.Partnerships.Domain.Partners;

namespace VoltKosova.Partnerships.Views;

/// <summary>A partner as the chapter that looks after it sees it. A person who has been erased is no row any more.</summary>
/// <param name="PersonId">The human being, when the partner is one.</param>
/// <param name="State"><c>active</c> or <c>ended</c>.</param>
internal sealed record PartnerRow(
    Guid Id,
    Guid? PersonId,
    Guid ChapterId,
    PartnerKind Kind,
    string Name,
    string Country,
    string? Website,
    string State,
    DateOnly AddedOn,
    DateOnly? EndedOn) : InlineRow
{
    public const string Active = "active";
    public const string Ended = "ended";

    public static RowTable Table { get; } = new RowTable("partner").Synchronised();

    public string? Municipality { get; init; }

    public string? Locality { get; init; }

    /// <summary>The newest findings; null before anybody has looked.</summary>
    public DueDiligence? Diligence { get; init; }

    /// <summary>The account that looked.</summary>
    public Guid? CheckedBy { get; init; }

    /// <summary>Whether it works for the state; null when nothing was said.</summary>
    public PublicContract? PublicContract { get; init; }

    public static Projection<PartnerRow, PartnerEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, PartnerEvent.OrganisationAdded f) => new PartnerRow(
            f.PartnerId, null, f.ChapterId, f.Kind, f.Name, f.Country, f.Website, Active, f.AddedOn, null)
        {
            Municipality = f.Municipality,
            Locality = f.Locality,
        },
        (_, PartnerEvent.PersonAdded { Name: { } name } f) => new PartnerRow(
            f.PartnerId, f.PersonId, f.ChapterId, f.Kind, name, f.Country, f.Website, Active, f.AddedOn, null)
        {
            Municipality = f.Municipality,
            Locality = f.Locality,
        },
        ({ } r, PartnerEvent.OrganisationChanged f) => r with
        {
            Name = f.Name,
            Country = f.Country,
            Website = f.Website,
            Municipality = f.Municipality,
            Locality = f.Locality,
        },
        ({ } r, PartnerEvent.PersonChanged { Name: { } name } f) => r with
        {
            Name = name,
            Country = f.Country,
            Website = f.Website,
            Municipality = f.Municipality,
            Locality = f.Locality,
        },
        ({ } r, PartnerEvent.OrganisationChecked f) => r with
        {
            Diligence = new(f.CheckedOn, f.Values, f.Conflicts, f.Evidence, f.RecheckOn),
            CheckedBy = f.By,
        },
        ({ } r, PartnerEvent.PersonChecked f) => r with
        {
            Diligence = new(f.CheckedOn, f.Values, f.Conflicts, f.Evidence, f.RecheckOn),
            CheckedBy = f.By,
        },
        ({ } r, PartnerEvent.PublicContractStated f) => r with { PublicContract = new(f.Holds, f.EndedOn) },
        ({ } r, PartnerEvent.Ended f) => r with { State = Ended, EndedOn = f.EndedOn },
        (_, PartnerEvent.PersonErased) => null,
        _ => row,
    });
}
