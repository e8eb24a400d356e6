using VoltKosova.Kernel;
using static VoltKosova.Membership.Domain.Dues.ChargeCommand;

namespace VoltKosova.Membership.Domain.Dues;

internal static class ChargeDecider
{
    public static Decider<Charge?, ChargeCommand, ChargeEvent> Instance { get; } = new(null, Decide, Charge.Evolve);

    private static Decision<ChargeEvent> Decide(Charge? charge, ChargeCommand command) => (charge, command) switch
    {
        (null, Raise c) => c.Charge,
        (null, _) => new NoSuchCharge(),
        ({ Terms.LegalEntity: { } }, NoteEntity) => Decision<ChargeEvent>.Nothing,
        ({ } c, NoteEntity n) => new ChargeEvent.EntityNoted(c.Terms.ChargeId, n.LegalEntity, n.At),

        ({ RemindedOn: { } }, Remind) => Decision<ChargeEvent>.Nothing,
        ({ IsSettled: true }, Remind) => new ChargeIsPaid(),
        ({ } c, Remind r) when r.On > r.Today || r.On < c.Terms.DueOn => new ReminderTooEarly(),
        ({ } c, Remind r) => new ChargeEvent.Reminded(c.Terms.ChargeId, r.On, r.By, r.At),

        ({ IsSettled: true }, SendReminder) => Decision<ChargeEvent>.Nothing,
        ({ } c, SendReminder s) when s.Step <= c.LastStep => Decision<ChargeEvent>.Nothing,
        ({ } c, SendReminder s) when s.Today < c.Terms.DueOn.AddDays(s.Step) => new ReminderTooEarly(),
        ({ RemindedOn: null } c, SendReminder { Step: > 0 } s) =>
        [
            new ChargeEvent.ReminderSent(c.Terms.ChargeId, s.Step, s.Today, s.At),
            new ChargeEvent.Reminded(c.Terms.ChargeId, s.Today, By: Guid.Empty, s.At),
        ],
        ({ } c, SendReminder s) => new ChargeEvent.ReminderSent(c.Terms.ChargeId, s.Step, s.Today, s.At),

        (_, Raise) or ({ WasWaived: true, IsSettled: true }, Waive) => Decision<ChargeEvent>.Nothing,
        ({ IsSettled: true }, Waive) => new ChargeIsPaid(),
        ({ } c, Waive w) => new ChargeEvent.Waived(c.Terms.ChargeId, c.Open, w.Reason, w.By, w.At),

        ({ } c, Pay p) when c.Payments.ContainsKey(p.PaymentId) => Decision<ChargeEvent>.Nothing,
        ({ IsSettled: true }, Pay) => new ChargeIsPaid(),
        ({ } c, Pay p) when p.Amount.Currency != c.Open.Currency => new OtherCurrency(),
        ({ } c, Pay p) when p.Amount.ToDecimal() > c.Open.ToDecimal() => new ChargeIsPaid(),
        ({ } c, Pay p) => new ChargeEvent.Paid(c.Terms.ChargeId, p.PaymentId, p.Amount, p.At, p.ReceivedOn),

        ({ } c, NoteReceipt n) when !c.Payments.ContainsKey(n.PaymentId) => new NothingPaid(),
        ({ } c, NoteReceipt n) when c.Receipts.ContainsKey(n.PaymentId) => Decision<ChargeEvent>.Nothing,
        ({ } c, NoteReceipt n) => new ChargeEvent.ReceiptIssued(c.Terms.ChargeId, n.PaymentId, n.ReceiptId, n.At),

        ({ } c, Unpay p) when c.Payments.TryGetValue(p.PaymentId, out var amount) =>
            new ChargeEvent.Unpaid(c.Terms.ChargeId, p.PaymentId, amount, p.At),
        (_, Unpay) => Decision<ChargeEvent>.Nothing,
        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };
}

internal sealed record NoSuchCharge() : Rejection("There is no such charge.", RejectionKind.NotFound);

internal sealed record ReminderTooEarly() : Rejection("A reminder is sent after the due day, and not to come.", RejectionKind.Invalid);

internal sealed record ChargeIsPaid() : Rejection("The charge is paid.");
