using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;

namespace VoltKosova.Membership.Dues;

/// <summary>A receipt, as the member and the treasurer see it.</summary>
/// <param name="Number">Of the legal entity and the year, without gaps.</param>
/// <param name="PaidOn">The day on which the money came.</param>
/// <param name="From">The first day of the period that was paid for.</param>
/// <param name="Until">Its last day.</param>
/// <param name="CopiedOn">When it was issued again, one day for each copy.</param>
internal sealed record ReceiptRow(
    Guid Id,
    string Number,
    LegalEntity LegalEntity,
    Guid MemberId,
    Guid ChapterId,
    Guid ChargeId,
    Guid PaymentId,
    Money Amount,
    DateOnly PaidOn,
    DateOnly From,
    DateOnly Until,
    DateTimeOffset IssuedAt,
    IReadOnlyList<DateOnly> CopiedOn) : InlineRow
{
    public static RowTable Table { get; } = new("receipt");

    /// <summary>Since when it is void; null while it holds.</summary>
    public DateOnly? VoidSince { get; init; }

    public static Projection<ReceiptRow, ReceiptEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, ReceiptEvent.Issued f) => new ReceiptRow(
            f.ReceiptId, f.Number, f.LegalEntity, f.MemberId, f.ChapterId, f.ChargeId, f.PaymentId, f.Amount, f.PaidOn, f.From, f.Until,
            f.At, []),
        ({ } r, ReceiptEvent.Copied f) => r with { CopiedOn = [.. r.CopiedOn, f.On] },
        ({ } r, ReceiptEvent.Voided f) => r with { VoidSince = f.On },
        _ => row,
    });
}
