using VoltKosova.Kernel;
using static VoltKosova.Membership.Domain.Dues.PaymentCommand;

namespace VoltKosova.Membership.Domain.Dues;

internal static class PaymentDecider
{
    public static Decider<Payment?, PaymentCommand, PaymentEvent> Instance { get; } = new(null, Decide, Payment.Evolve);

    private static Decision<PaymentEvent> Decide(Payment? payment, PaymentCommand command) => (payment, command) switch
    {
        (null, Record { Payer: { } payer } c) => [c.Payment, payer],
        (null, Record c) => c.Payment,
        (null, _) => new NoSuchPayment(),
        (_, Record) or ({ Payer: null }, ForgetPayer) or ({ IsReversed: true }, Reverse) => Decision<PaymentEvent>.Nothing,
        ({ } p, ForgetPayer c) => new PaymentEvent.PayerForgotten(p.Facts.PaymentId, c.At),

        ({ IsReversed: true }, _) => new PaymentIsReversed(),

        ({ } p, Allocate c) when p.Allocated.ContainsKey(c.ChargeId) => Decision<PaymentEvent>.Nothing,
        ({ } p, Allocate c) when p.LegalEntity != c.LegalEntity => new OtherLegalEntity(),
        ({ } p, Allocate c) => Takes(p, c.Amount) ?? With(
            p, c.At, new PaymentEvent.Allocated(p.Facts.PaymentId, c.ChargeId, c.MemberId, c.Amount, c.By, c.At)),

        ({ } p, Release c) when p.Allocated.TryGetValue(c.ChargeId, out var amount) =>
            new PaymentEvent.Released(p.Facts.PaymentId, c.ChargeId, amount, c.By, c.At),
        (_, Release) => Decision<PaymentEvent>.Nothing,

        ({ } p, Refund c) => Takes(p, c.Amount) ?? With(
            p, c.At, new PaymentEvent.Refunded(p.Facts.PaymentId, c.Amount, c.On, c.By, c.At)),

        ({ WasRefunded: true }, Reverse) => new PaymentWasRefunded(),
        ({ } p, Reverse c) => With(
            p,
            c.At,
            [
                .. p.Allocated.Select(one => new PaymentEvent.Released(p.Facts.PaymentId, one.Key, one.Value, c.By, c.At)),
                new PaymentEvent.Reversed(p.Facts.PaymentId, c.On, c.By, c.At),
            ]),

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };

    private static Decision<PaymentEvent>? Takes(Payment payment, Money amount)
    {
        if (amount.Currency != payment.Left.Currency)
            return new OtherCurrency();
        if (amount.ToDecimal() > payment.Left.ToDecimal())
            return new PaymentIsTooSmall();
        return null;
    }

    // Once it is known what the money is, nothing is kept of who the bank says has paid it.
    private static Decision<PaymentEvent> With(Payment payment, DateTimeOffset at, params PaymentEvent[] facts) =>
        payment.Payer is null ? [.. facts] : [.. facts, new PaymentEvent.PayerForgotten(payment.Facts.PaymentId, at)];
}

internal sealed record NoSuchPayment() : Rejection("There is no such payment.", RejectionKind.NotFound);

internal sealed record PaymentIsReversed() : Rejection("The bank has taken the payment back.");

internal sealed record PaymentWasRefunded() : Rejection("Some of the payment was paid back already.");

internal sealed record PaymentIsTooSmall() : Rejection("Not so much is left of the payment.");

internal sealed record OtherLegalEntity() : Rejection("The payment is another legal entity's than the charge.");

internal sealed record OtherCurrency() : Rejection("The payment is in another currency.");
