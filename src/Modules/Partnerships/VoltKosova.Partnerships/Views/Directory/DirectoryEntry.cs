using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Partnerships.Domain;
using VoltKosova.Partnerships.Domain.Partners;

namespace VoltKosova.Partnerships.Views;

/// <summary>
/// A partner as everybody sees it. The row is there only during the partnership, and only for organisations: that a person works with a
/// political movement is theirs to tell.
/// </summary>
internal sealed record DirectoryEntry(Guid Id, PartnerKind Kind, string Name, string Country, string? Website, DateOnly AddedOn) : InlineRow
{
    public static RowTable Table { get; } = new RowTable("directory_entry").Synchronised(scope: null);

    public static Projection<DirectoryEntry, PartnerEvent> Projection { get; } = new((entry, fact) => (entry, fact) switch
    {
        (_, PartnerEvent.OrganisationAdded f) => new DirectoryEntry(f.PartnerId, f.Kind, f.Name, f.Country, f.Website, f.AddedOn),
        ({ } e, PartnerEvent.OrganisationChanged f) => e with { Name = f.Name, Country = f.Country, Website = f.Website },
        (_, PartnerEvent.Ended) => null,
        _ => entry,
    });
}
