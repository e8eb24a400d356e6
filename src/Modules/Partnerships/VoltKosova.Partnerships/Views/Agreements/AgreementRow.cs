using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Partnerships.Domain.Agreements;

namespace VoltKosova.Partnerships.Views;

/// <summary>An agreement as the chapter sees it.</summary>
/// <param name="ParentId">The agreement that it amends or renews.</param>
/// <param name="Edition">1 for the first; one more than its parent's for an amendment.</param>
/// <param name="EndsOn">The last agreed day; null when it has no end.</param>
internal sealed record AgreementRow(
    Guid Id,
    Guid PartnerId,
    Guid ChapterId,
    Guid? ParentId,
    int Edition,
    AgreementStage State,
    string Title,
    DateOnly StartsOn,
    DateOnly? EndsOn,
    int NoticeDays,
    string DocumentSha256,
    DateOnly ProposedOn,
    Guid ProposedBy) : InlineRow
{
    public static RowTable Table { get; } = new RowTable("agreement").Synchronised();

    public DateOnly? ApprovedOn { get; init; }

    public Guid? ApprovedBy { get; init; }

    public DateOnly? OursSignedOn { get; init; }

    /// <summary>The account that signed for the movement.</summary>
    public Guid? OurSignatory { get; init; }

    public DateOnly? PartnerSignedOn { get; init; }

    /// <summary>Who signed for the partner; gone once that person has been erased.</summary>
    public string? PartnerSignatory { get; init; }

    public DateOnly? InForceFrom { get; init; }

    /// <summary>When it was said that its end is near.</summary>
    public DateOnly? NoticedOn { get; init; }

    public DateOnly? TerminationRequestedOn { get; init; }

    /// <summary>The day on which a termination has effect.</summary>
    public DateOnly? TerminatesOn { get; init; }

    /// <summary>Why it was rejected, or terminated.</summary>
    public string? Reason { get; init; }

    public DateOnly? EndedOn { get; init; }

    public AgreementEnd? EndedFor { get; init; }

    /// <summary>The edition that took its place.</summary>
    public Guid? ReplacedBy { get; init; }

    public static Projection<AgreementRow, AgreementEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, AgreementEvent.Proposed f) => new AgreementRow(
            f.AgreementId, f.PartnerId, f.ChapterId, f.ParentId, f.Edition, AgreementStage.Proposed, f.Terms.Title, f.Terms.StartsOn,
            f.Terms.EndsOn, f.Terms.NoticeDays, f.Terms.DocumentSha256, f.ProposedOn, f.By),
        ({ } r, AgreementEvent.TermsChanged { Terms: var t } f) => r with
        {
            Title = t.Title,
            StartsOn = t.StartsOn,
            EndsOn = t.EndsOn,
            NoticeDays = t.NoticeDays,
            DocumentSha256 = t.DocumentSha256,
            ProposedBy = f.By,
        },
        ({ } r, AgreementEvent.ReviewBegan) => r with { State = AgreementStage.UnderReview },
        ({ } r, AgreementEvent.Approved f) => r with { State = AgreementStage.Approved, ApprovedOn = f.ApprovedOn, ApprovedBy = f.By },
        ({ } r, AgreementEvent.Rejected f) => r with { State = AgreementStage.Rejected, Reason = f.Reason },
        ({ } r, AgreementEvent.SignedByUs f) => Signed(r with { OursSignedOn = f.SignedOn, OurSignatory = f.By }),
        ({ } r, AgreementEvent.SignedByPartner f) => Signed(r with { PartnerSignedOn = f.SignedOn, PartnerSignatory = f.Signatory }),
        ({ } r, AgreementEvent.SignatoryErased) => r with { PartnerSignatory = null },
        ({ } r, AgreementEvent.InForce f) => r with { State = AgreementStage.InForce, InForceFrom = f.From },
        ({ } r, AgreementEvent.ExpiryNoticed f) => r with { NoticedOn = Seat.DayOf(f.At) },
        ({ } r, AgreementEvent.TerminationRequested f) => r with
        {
            TerminationRequestedOn = f.RequestedOn,
            TerminatesOn = f.EffectiveOn,
            Reason = f.Reason,
        },
        ({ } r, AgreementEvent.Ended f) => r with
        {
            State = AgreementStage.Ended,
            EndedOn = f.EndedOn,
            EndedFor = f.Reason,
            ReplacedBy = f.ReplacedBy,
        },
        _ => row,
    });

    private static AgreementRow Signed(AgreementRow row) =>
        row is { OursSignedOn: not null, PartnerSignedOn: not null } ? row with { State = AgreementStage.Signed } : row;
}
