using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;
using static VoltKosova.Membership.Tests.Samples;

namespace VoltKosova.Membership.Tests;

/// <summary>What a member owes.</summary>
internal static class DuesSamples
{
    public static readonly Guid Plan = new("019c0000-0000-7000-8000-000000000021");
    public static readonly Guid ChargeId = new("019c0000-0000-7000-8000-000000000022");
    public static readonly Guid Treasurer = new("019c0000-0000-7000-8000-000000000023");

    public static readonly Money Twelve = new("12.50", "EUR");

    public static DuesTerms Terms { get; } = new(
        MembershipKind.Member, Twelve, DuesPeriod.Quarter, new DateOnly(2026, 1, 1), null, 30, "Resolution 3 of the assembly of 2025");

    public static DuesPlanEvent.Made PlanMade { get; } = new(Plan, Terms, Treasurer, Now);

    public static DuesPlanEvent.Ended PlanEnded { get; } = new(Plan, new DateOnly(2026, 12, 31), Treasurer, Now.AddDays(1));

    public static readonly Guid ReductionId = new("019c0000-0000-7000-8000-000000000027");

    public static DuesReductionEvent.Granted ReductionGranted { get; } = new(
        ReductionId, Member, Prishtina, ReductionReason.Education, 50, new DateOnly(2026, 3, 1), new DateOnly(2026, 9, 30), Treasurer, Now);

    public static DuesReductionEvent.Ended ReductionEnded { get; } = new(
        ReductionId, new DateOnly(2026, 6, 30), Treasurer, Now.AddDays(60));

    public static readonly Guid DeclarationId = new("019c0000-0000-7000-8000-000000000031");

    public static IncomeBandEvent.Declared IncomeDeclared { get; } = new(
        DeclarationId, Member, Prishtina, IncomeBand.Low, new DateOnly(2026, 3, 1), new DateOnly(2027, 2, 28), Treasurer, Now);

    public static IncomeBandEvent.Ended IncomeEnded { get; } = new(
        DeclarationId, new DateOnly(2026, 6, 30), Treasurer, Now.AddDays(60));

    public static ChargeEvent.Raised Raised { get; } = new(
        ChargeId, Member, Prishtina, Plan, Twelve, new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 31), new DateOnly(2026, 4, 1),
        CreditorReference.Of(439_007_547_034), Now);

    public static ChargeEvent.EntityNoted EntityNoted { get; } = new(ChargeId, LegalEntity.Party, Now.AddDays(1));

    public static ChargeEvent.Waived Waived { get; } = new(ChargeId, Twelve, WaiverReason.Hardship, Treasurer, Now.AddDays(2));

    public static ChargeEvent.ReminderSent ReminderSent { get; } = new(ChargeId, 7, new DateOnly(2026, 4, 8), Now.AddDays(37));

    public static readonly Guid PaymentId = new("019c0000-0000-7000-8000-000000000024");
    public static readonly Guid Payer = new("3f0e5a52-0f6d-4a3a-9a1e-000000000025");

    public static ChargeEvent.Paid Paid { get; } = new(ChargeId, PaymentId, Twelve, Now.AddDays(3));

    public static ChargeEvent.Unpaid Unpaid { get; } = new(ChargeId, PaymentId, Twelve, Now.AddDays(4));

    public static PaymentEvent.Recorded Recorded { get; } = new(
        PaymentId, Prishtina, new Money("20.00", "EUR"), new DateOnly(2026, 3, 5), PaymentSource.Bank, "RF18539007547034", "B-77",
        Treasurer, Now.AddDays(3));

    public static PaymentEvent.PayerNoted PayerNoted { get; } = new(PaymentId, Payer, "Vjosa Krasniqi", "kuota e Arbërit", Now.AddDays(3));

    /// <summary>The keyed hash of the account that it came from.</summary>
    public const string Account = "q4Yv0gq8m5x7nq0o1b3Zl2Jc6dTtRrPpWwEeUuIiOoA";

    public static PaymentEvent.PayerForgotten PayerForgotten { get; } = new(PaymentId, Now.AddDays(3));

    public static PaymentEvent.Allocated Allocated { get; } = new(PaymentId, ChargeId, Member, Twelve, Treasurer, Now.AddDays(3));

    public static PaymentEvent.Released Released { get; } = new(PaymentId, ChargeId, Twelve, Treasurer, Now.AddDays(4));

    public static PaymentEvent.Refunded Refunded { get; } = new(
        PaymentId, new Money("7.50", "EUR"), new DateOnly(2026, 3, 6), Treasurer, Now.AddDays(4));

    public static PaymentEvent.Reversed Reversed { get; } = new(PaymentId, new DateOnly(2026, 3, 6), Treasurer, Now.AddDays(4));

    public static readonly Guid ReceiptId = new("019c0000-0000-7000-8000-000000000028");

    public static ReceiptEvent.Issued Issued { get; } = new(
        ReceiptId, "NGO-2026-000007", LegalEntity.Ngo, Member, Prishtina, ChargeId, PaymentId, Twelve, new DateOnly(2026, 3, 5),
        new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 31), Treasurer, Now.AddDays(4));

    public static ChargeEvent.ReceiptIssued ReceiptNoted { get; } = new(ChargeId, PaymentId, ReceiptId, Now.AddDays(4));

    public static LedgerEvent.Posted EntryPosted { get; } = new(
        new("019c0000-0000-7000-8000-000000000029"), LedgerKind.Dues, new DateOnly(2026, 3, 5), ChargeId, PaymentId, null,
        [
            new LedgerLine(LedgerAccount.Collected, null, Twelve),
            new LedgerLine(LedgerAccount.ShareOfChapter, Prishtina, new Money("-12.50", "EUR")),
        ],
        Now.AddDays(4));

    public static ReceiptEvent.Copied Copied { get; } = new(ReceiptId, 1, new DateOnly(2026, 3, 10), Treasurer, Now.AddDays(8));

    public static ReceiptEvent.Voided Voided { get; } = new(ReceiptId, new DateOnly(2026, 3, 12), Now.AddDays(10));

    public static readonly Guid FileId = new("019c0000-0000-7000-8000-000000000026");

    public static BankFileEvent.Received FileReceived { get; } = new(FileId, Prishtina, 250, Treasurer, Now);

    public static BankFileEvent.EntriesBooked EntriesBooked { get; } = new(
        FileId, 100, new BankFileCounts(97, 60, 1, 0, 2), [612], Now.AddMinutes(1));
}
