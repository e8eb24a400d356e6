using VoltKosova.Kernel;

namespace VoltKosova.Membership.Domain.Dues;

/// <summary>
/// The paper about what a payment has brought to a charge. It is kept for the accounts and names the member by id alone; the name on the
/// paper is the member's of the day on which it is printed.
/// </summary>
internal abstract record ReceiptEvent
{
    private ReceiptEvent()
    {
    }

    /// <summary>It has a number from now on.</summary>
    /// <param name="Number">Of the legal entity and the year, without gaps.</param>
    /// <param name="PaidOn">The day on which the money came.</param>
    /// <param name="From">The first day of the period that was paid for.</param>
    /// <param name="Until">Its last day.</param>
    /// <param name="By">The account that asked for it.</param>
    public sealed record Issued(
        Guid ReceiptId,
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
        Guid By,
        DateTimeOffset At) : ReceiptEvent;

    /// <summary>It was issued once more; the paper says that it is a copy.</summary>
    /// <param name="Copy">From 1.</param>
    public sealed record Copied(Guid ReceiptId, int Copy, DateOnly On, Guid By, DateTimeOffset At) : ReceiptEvent;

    /// <summary>What it says is so no more: the payment was taken back. The number stays taken.</summary>
    public sealed record Voided(Guid ReceiptId, DateOnly On, DateTimeOffset At) : ReceiptEvent;

    /// <summary>A receipt is issued once, copied one after the other, and never again once it is void.</summary>
    public static Decider<Receipt?, ReceiptEvent, ReceiptEvent> Decider { get; } = new(null, Decide, Evolve);

    private static Decision<ReceiptEvent> Decide(Receipt? receipt, ReceiptEvent said) => (receipt, said) switch
    {
        (null, Issued) => said,
        (null, _) => new NoSuchReceipt(),
        ({ IsVoid: true }, Copied) => new ReceiptIsVoid(),
        ({ } r, Copied c) when c.Copy == r.Copies + 1 => said,
        ({ IsVoid: false }, Voided) => said,
        _ => Decision<ReceiptEvent>.Nothing,
    };

    private static Receipt? Evolve(Receipt? receipt, ReceiptEvent fact) => (receipt, fact) switch
    {
        (_, Issued issued) => new Receipt(issued, Copies: 0, IsVoid: false),
        ({ } r, Copied c) => r with { Copies = c.Copy },
        ({ } r, Voided) => r with { IsVoid = true },
        _ => receipt,
    };
}

/// <summary>A receipt as the decisions see it.</summary>
internal sealed record Receipt(ReceiptEvent.Issued Facts, int Copies, bool IsVoid);

internal sealed record NoSuchReceipt() : Rejection("There is no such receipt.", RejectionKind.NotFound);

internal sealed record ReceiptIsVoid() : Rejection("The receipt is void.");

internal sealed record NothingPaid() : Rejection("Nothing was paid of the charge.");
