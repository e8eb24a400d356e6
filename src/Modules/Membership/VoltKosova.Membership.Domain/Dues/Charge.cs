namespace VoltKosova.Membership.Domain.Dues;

/// <summary>
/// What a member owes for a period. It names the member by id alone: it is kept for the accounts when the person is forgotten.
/// </summary>
internal abstract record ChargeEvent
{
    private ChargeEvent()
    {
    }

    /// <summary>The member was charged.</summary>
    /// <param name="From">The first day of the period.</param>
    /// <param name="Until">Its last day.</param>
    /// <param name="Reference">After ISO 11649; of this charge alone.</param>
    /// <param name="ReductionId">Why it is less than the plan says; null where it is not.</param>
    /// <param name="LegalEntity">Whose member owes it; null in charges from before it was said.</param>
    public sealed record Raised(
        Guid ChargeId,
        Guid MemberId,
        Guid ChapterId,
        Guid PlanId,
        Money Amount,
        DateOnly From,
        DateOnly Until,
        DateOnly DueOn,
        string Reference,
        DateTimeOffset At,
        Guid? ReductionId = null,
        LegalEntity? LegalEntity = null) : ChargeEvent;

    /// <summary>A charge from before it was said is that of a member of another legal entity than the NGO.</summary>
    public sealed record EntityNoted(Guid ChargeId, LegalEntity LegalEntity, DateTimeOffset At) : ChargeEvent;

    /// <summary>The member was reminded, with what follows if nothing is paid.</summary>
    public sealed record Reminded(Guid ChargeId, DateOnly On, Guid By, DateTimeOffset At) : ChargeEvent;

    /// <summary>A mail about it left: the ledger that keeps anybody from being told twice for the same step.</summary>
    /// <param name="Step">Days from the due day; below 0 it came before.</param>
    public sealed record ReminderSent(Guid ChargeId, int Step, DateOnly On, DateTimeOffset At) : ChargeEvent;

    /// <summary>What was still open need not be paid.</summary>
    public sealed record Waived(Guid ChargeId, Money Amount, WaiverReason Reason, Guid By, DateTimeOffset At) : ChargeEvent;

    /// <summary>A payment, or a part of it, went to the charge.</summary>
    /// <param name="ReceivedOn">The day on which the money was there; the day of the booking where it does not say.</param>
    public sealed record Paid(Guid ChargeId, Guid PaymentId, Money Amount, DateTimeOffset At, DateOnly? ReceivedOn = null) : ChargeEvent;

    /// <summary>There is a receipt for what the payment has brought.</summary>
    public sealed record ReceiptIssued(Guid ChargeId, Guid PaymentId, Guid ReceiptId, DateTimeOffset At) : ChargeEvent;

    /// <summary>What the payment had brought is open again; its receipt is void.</summary>
    public sealed record Unpaid(Guid ChargeId, Guid PaymentId, Money Amount, DateTimeOffset At) : ChargeEvent;
}

/// <summary>Why somebody need not pay. One of these and no more: what a person told the treasurer is not kept.</summary>
internal enum WaiverReason
{
    /// <summary>The member cannot pay.</summary>
    Hardship,

    /// <summary>In education, without work, or a pensioner.</summary>
    Reduced,

    /// <summary>The membership ended or rested.</summary>
    NotAMember,

    /// <summary>A body of the chapter has decided so.</summary>
    Resolution,

    /// <summary>It should not have been charged.</summary>
    Error,
}

internal abstract record ChargeCommand
{
    private ChargeCommand()
    {
    }

    /// <summary>Charges the member.</summary>
    public sealed record Raise(ChargeEvent.Raised Charge) : ChargeCommand;

    /// <summary>Says whose member owes it, where the charge does not.</summary>
    public sealed record NoteEntity(LegalEntity LegalEntity, DateTimeOffset At) : ChargeCommand;

    /// <summary>Notes that the member was reminded, with what follows if nothing is paid.</summary>
    public sealed record Remind(DateOnly On, DateOnly Today, Guid By, DateTimeOffset At) : ChargeCommand;

    /// <summary>Writes down that a mail leaves for a step; after the due day it names what follows, and is a reminder.</summary>
    public sealed record SendReminder(int Step, DateOnly Today, DateTimeOffset At) : ChargeCommand;

    /// <summary>Waives what is open.</summary>
    public sealed record Waive(WaiverReason Reason, Guid By, DateTimeOffset At) : ChargeCommand;

    /// <summary>Takes money of a payment; one payment once.</summary>
    /// <param name="ReceivedOn">The day on which it was there.</param>
    public sealed record Pay(Guid PaymentId, Money Amount, DateOnly ReceivedOn, DateTimeOffset At) : ChargeCommand;

    /// <summary>Notes the receipt for what a payment has brought; one payment once.</summary>
    public sealed record NoteReceipt(Guid PaymentId, Guid ReceiptId, DateTimeOffset At) : ChargeCommand;

    /// <summary>Gives the money of a payment back.</summary>
    public sealed record Unpay(Guid PaymentId, DateTimeOffset At) : ChargeCommand;
}

/// <summary>A charge as the decisions see it.</summary>
/// <param name="Open">What is still to be paid.</param>
/// <param name="Payments">Per payment what it brought.</param>
/// <param name="WasWaived">Whether something of it was waived.</param>
internal sealed record Charge(ChargeEvent.Raised Terms, Money Open, IReadOnlyDictionary<Guid, Money> Payments, bool WasWaived)
{
    /// <summary>Whether there ever was money for it, also where it went back.</summary>
    public bool WasPaid { get; init; }

    /// <summary>When the member was first reminded; null while nobody has.</summary>
    public DateOnly? RemindedOn { get; init; }

    /// <summary>The last step that a mail was sent for; those before it are over, sent or not.</summary>
    public int? LastStep { get; init; }

    /// <summary>Per payment the receipt for what it has brought.</summary>
    public IReadOnlyDictionary<Guid, Guid> Receipts { get; init; } = new Dictionary<Guid, Guid>();

    public bool IsSettled => Open.ToDecimal() == 0;

    public static Charge? Evolve(Charge? charge, ChargeEvent fact) => (charge, fact) switch
    {
        (_, ChargeEvent.Raised raised) => new Charge(raised, raised.Amount, new Dictionary<Guid, Money>(), WasWaived: false),
        ({ } c, ChargeEvent.EntityNoted f) => c with { Terms = c.Terms with { LegalEntity = f.LegalEntity } },
        ({ } c, ChargeEvent.Reminded f) => c with { RemindedOn = c.RemindedOn ?? f.On },
        ({ } c, ChargeEvent.ReminderSent f) => c with { LastStep = f.Step },
        ({ } c, ChargeEvent.Waived f) => c with { Open = c.Open.Minus(f.Amount), WasWaived = true },
        ({ } c, ChargeEvent.Paid f) => c with
        {
            Open = c.Open.Minus(f.Amount),
            Payments = new Dictionary<Guid, Money>(c.Payments) { [f.PaymentId] = f.Amount },
            WasPaid = true,
        },
        ({ } c, ChargeEvent.ReceiptIssued f) => c with
        {
            Receipts = new Dictionary<Guid, Guid>(c.Receipts) { [f.PaymentId] = f.ReceiptId },
        },
        ({ } c, ChargeEvent.Unpaid f) => c with
        {
            Open = c.Open.Plus(f.Amount),
            Payments = c.Payments.Where(one => one.Key != f.PaymentId).ToDictionary(),
            Receipts = c.Receipts.Where(one => one.Key != f.PaymentId).ToDictionary(),
        },
        _ => charge,
    };
}
