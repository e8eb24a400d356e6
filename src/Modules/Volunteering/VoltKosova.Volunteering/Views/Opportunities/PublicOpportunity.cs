using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Volunteering.Domain;
using VoltKosova.Volunteering.Domain.Opportunities;

namespace VoltKosova.Volunteering.Views;

/// <summary>
/// An opportunity as everybody sees it, without its people. The row is there only while it is open, so that no query can show a draft by
/// mistake.
/// </summary>
internal sealed record PublicOpportunity(
    Guid Id,
    Guid ChapterId,
    LocalText Title,
    LocalText Description,
    OpportunityKind Kind,
    Guid? CampaignId,
    Place Place,
    int? MinimumAge,
    IReadOnlyList<SkilledIn> Skills,
    DateTimeOffset? OpensAt,
    DateTimeOffset? ClosesAt,
    DateTimeOffset OpenedAt) : InlineRow
{
    public static RowTable Table { get; } = new("public_opportunity");

    public static Projection<PublicOpportunity, OpportunityEvent> Projection { get; } = new((row, fact) => fact switch
    {
        OpportunityEvent.Opened { Plan: var p } f => new PublicOpportunity(
            f.OpportunityId, f.ChapterId, p.Title, p.Description, p.Kind, p.CampaignId, p.Place, p.MinimumAge, p.Skills,
            p.OpensAt, p.ClosesAt, f.At),
        OpportunityEvent.Closed or OpportunityEvent.Cancelled => null,
        _ => row,
    });
}
