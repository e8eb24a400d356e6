using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;

namespace VoltKosova.Membership.Dues;

/// <summary>An entry in the books, as the treasurers of the chapters in it see it.</summary>
/// <param name="On">The day that it counts for.</param>
/// <param name="TakesBack">The entry that this one undoes.</param>
/// <param name="Chapters">Whose shares are in it.</param>
internal sealed record LedgerRow(
    Guid Id,
    LedgerKind Kind,
    DateOnly On,
    Guid? ChargeId,
    Guid? PaymentId,
    Guid? TakesBack,
    IReadOnlyList<LedgerLine> Lines,
    IReadOnlyList<Guid> Chapters,
    DateTimeOffset PostedAt) : InlineRow
{
    public static RowTable Table { get; } = new("ledger_entry");

    /// <summary>In whose books it stands.</summary>
    public LegalEntity LegalEntity { get; init; }

    public static Projection<LedgerRow, LedgerEvent> Projection { get; } = new((row, fact) => fact switch
    {
        LedgerEvent.Posted f => new LedgerRow(
            f.EntryId, f.Kind, f.On, f.ChargeId, f.PaymentId, f.TakesBack, f.Lines,
            [.. f.Lines.Select(line => line.ChapterId).OfType<Guid>().Distinct()], f.At)
        {
            LegalEntity = f.LegalEntity ?? LegalEntity.Ngo,
        },
        _ => row,
    });
}

/// <summary>The entry that stands for what a payment has brought to a charge, or for the payout of a month by a legal entity.</summary>
internal sealed record LedgerClaim(Guid EntryId);
