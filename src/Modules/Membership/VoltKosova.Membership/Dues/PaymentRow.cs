using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;

namespace VoltKosova.Membership.Dues;

/// <summary>A payment, as the treasurer sees it.</summary>
/// <param name="ChapterId">Whose account or cash box it came into.</param>
/// <param name="Left">What no charge has and what was not paid back.</param>
/// <param name="Reference">The creditor reference that came with it.</param>
/// <param name="BankReference">What the bank, or the receipt book, calls it.</param>
/// <param name="Allocations">Which charges it went to.</param>
internal sealed record PaymentRow(
    Guid Id,
    Guid ChapterId,
    Money Amount,
    Money Left,
    PaymentState State,
    DateOnly ReceivedOn,
    PaymentSource Source,
    string? Reference,
    string? BankReference,
    IReadOnlyList<PaymentRow.Allocation> Allocations) : InlineRow
{
    public static RowTable Table { get; } = new("payment");

    /// <summary>Whose money it is in law.</summary>
    public LegalEntity LegalEntity { get; init; }

    /// <summary>Who the bank says has paid; only until it is known whose payment it is.</summary>
    public string? PayerName { get; init; }

    /// <summary>What the payer wrote; as long as the name.</summary>
    public string? PayerText { get; init; }

    /// <summary>What was paid back of it, and when; absent where nothing was.</summary>
    public IReadOnlyList<Refund>? Refunds { get; init; }

    public static Projection<PaymentRow, PaymentEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, PaymentEvent.Recorded f) => new PaymentRow(
            f.PaymentId, f.ChapterId, f.Amount, f.Amount, PaymentState.Unmatched, f.ReceivedOn, f.Source, f.Reference, f.BankReference, [])
        {
            LegalEntity = f.LegalEntity ?? LegalEntity.Ngo,
        },
        ({ } r, PaymentEvent.PayerNoted f) => r with { PayerName = f.PayerName, PayerText = f.PayerText },
        ({ } r, PaymentEvent.PayerForgotten) => r with { PayerName = null, PayerText = null },
        ({ } r, PaymentEvent.Allocated f) =>
            r.With(r.Left.Minus(f.Amount), [.. r.Allocations, new Allocation(f.ChargeId, f.MemberId, f.Amount)]),
        ({ } r, PaymentEvent.Released f) =>
            r.With(r.Left.Plus(f.Amount), [.. r.Allocations.Where(one => one.ChargeId != f.ChargeId)]),
        ({ } r, PaymentEvent.Refunded f) =>
            r.With(r.Left.Minus(f.Amount), r.Allocations) with { Refunds = [.. r.Refunds ?? [], new Refund(f.Amount, f.RefundedOn)] },
        ({ } r, PaymentEvent.Reversed) => r with { Left = Money.Of(0, r.Left.Currency), State = PaymentState.Reversed },
        _ => row,
    });

    private PaymentRow With(Money left, IReadOnlyList<Allocation> allocations) => this with
    {
        Left = left,
        Allocations = allocations,
        State = (left.ToDecimal() > 0, allocations.Count > 0) switch
        {
            (true, true) => PaymentState.Credit,
            (true, false) => PaymentState.Unmatched,
            (false, true) => PaymentState.Allocated,
            (false, false) => PaymentState.Refunded,
        },
    };

    /// <summary>What was paid back of it.</summary>
    internal sealed record Refund(Money Amount, DateOnly On);

    /// <summary>What a charge has of it.</summary>
    internal sealed record Allocation(Guid ChargeId, Guid MemberId, Money Amount);
}

/// <summary>Where a payment stands.</summary>
internal enum PaymentState
{
    /// <summary>No charge has anything of it.</summary>
    Unmatched,

    /// <summary>Charges have a part of it; the rest is kept for the member.</summary>
    Credit,

    /// <summary>Charges have all that was not paid back.</summary>
    Allocated,

    /// <summary>All of it was paid back.</summary>
    Refunded,

    /// <summary>The bank has taken it back.</summary>
    Reversed,
}
