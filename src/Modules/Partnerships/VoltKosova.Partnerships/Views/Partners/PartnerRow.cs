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

    public static Projection<PartnerRow, PartnerEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, PartnerEvent.OrganisationAdded f) => new PartnerRow(
            f.PartnerId, null, f.ChapterId, f.Kind, f.Name, f.Country, f.Website, Active, f.AddedOn, null),
        (_, PartnerEvent.PersonAdded { Name: { } name } f) => new PartnerRow(
            f.PartnerId, f.PersonId, f.ChapterId, f.Kind, name, f.Country, f.Website, Active, f.AddedOn, null),
        ({ } r, PartnerEvent.OrganisationChanged f) => r with { Name = f.Name, Country = f.Country, Website = f.Website },
        ({ } r, PartnerEvent.PersonChanged { Name: { } name } f) => r with { Name = name, Country = f.Country, Website = f.Website },
        ({ } r, PartnerEvent.Ended f) => r with { State = Ended, EndedOn = f.EndedOn },
        _ => row,
    });
}
