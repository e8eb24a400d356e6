using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Volunteering.Domain;
using VoltKosova.Volunteering.Domain.Opportunities;

namespace VoltKosova.Volunteering.Views;

/// <summary>An opportunity as the chapter sees it.</summary>
/// <param name="State"><c>draft</c>, <c>open</c>, <c>closed</c> or <c>cancelled</c>.</param>
/// <param name="ContactPersonId">The person who leads the shifts.</param>
internal sealed record OpportunityRow(
    Guid Id,
    Guid ChapterId,
    string State,
    LocalText Title,
    LocalText Description,
    OpportunityKind Kind,
    Guid? CampaignId,
    Place Place,
    int? MinimumAge,
    IReadOnlyList<SkilledIn> Skills,
    Guid? ContactPersonId,
    DateTimeOffset? OpensAt,
    DateTimeOffset? ClosesAt,
    DateTimeOffset DraftedAt,
    string? CancelReason = null) : InlineRow
{
    public const string Draft = "draft";
    public const string Open = "open";
    public const string Closed = "closed";
    public const string Cancelled = "cancelled";

    public static RowTable Table { get; } = new("opportunity");

    public static Projection<OpportunityRow, OpportunityEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, OpportunityEvent.Drafted { Plan: var p } f) => Of(f.OpportunityId, f.ChapterId, p, f.At),
        ({ } r, OpportunityEvent.PlanChanged { Plan: var p }) => Of(r.Id, r.ChapterId, p, r.DraftedAt),
        ({ } r, OpportunityEvent.Opened) => r with { State = Open },
        ({ } r, OpportunityEvent.Closed) => r with { State = Closed },
        ({ } r, OpportunityEvent.Cancelled f) => r with { State = Cancelled, CancelReason = f.Reason },
        _ => row,
    });

    private static OpportunityRow Of(Guid id, Guid chapter, OpportunityPlan p, DateTimeOffset draftedAt) => new(
        id, chapter, Draft, p.Title, p.Description, p.Kind, p.CampaignId, p.Place, p.MinimumAge, p.Skills, p.ContactPersonId,
        p.OpensAt, p.ClosesAt, draftedAt);
}
