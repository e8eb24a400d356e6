using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Domain.Duplicates;
using VoltKosova.Membership.Domain.Imports;
using VoltKosova.Membership.Domain.Integrity;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Domain.OwnArea;
using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Membership.Domain.Segments;
using VoltKosova.Membership.Domain.Voting;
using VoltKosova.Membership.Dues;
using VoltKosova.Membership.Duplicates;
using VoltKosova.Membership.Imports;
using VoltKosova.Membership.Integrity;
using VoltKosova.Membership.OwnArea;
using VoltKosova.Membership.Peers;
using VoltKosova.Membership.Segments;
using VoltKosova.Membership.Views;
using VoltKosova.Membership.Voting;

namespace VoltKosova.Membership;

/// <summary>What the module stores. The names are promises: they stand in the log for ever.</summary>
internal sealed partial class MembershipStreams : IStreams
{
    public static string Module => "membership";

    public static EventNames Names { get; } = CaseStore.Map(EventNames.Begin())
        .Map<ApplicationEvent.Submitted>("membership.application-submitted.v1")
        .Map<ApplicationEvent.EmailConfirmed>("membership.application-email-confirmed.v1")
        .Map<ApplicationEvent.Routed>("membership.application-routed.v1")
        .Map<ApplicationEvent.Admitted>("membership.application-admitted.v1")
        .Map<ApplicationEvent.Refused>("membership.application-refused.v1")
        .Map<ApplicationEvent.Claimed>("membership.application-claimed.v1")
        .Map<ApplicationEvent.Released>("membership.application-released.v1")
        .Map<ApplicationEvent.Escalated>("membership.application-escalated.v1")
        .Map<ApplicationEvent.Withdrawn>("membership.application-withdrawn.v1")
        .Map<ApplicationEvent.Appealed>("membership.application-appealed.v1")
        .Map<ApplicationEvent.AppealRefused>("membership.application-appeal-refused.v1")
        .Map<ApplicationEvent.Deleted>("membership.application-deleted.v1")
        .Map<MemberEvent.Admitted>("membership.member-admitted.v1")
        .Map<CheckEvent.Asked>("membership.check-asked.v1")
        .Map<CheckEvent.AnswerReceived>("membership.check-answer-received.v1")
        .Map<CheckEvent.Answered>("membership.check-answered.v1")
        .Map<TransferEvent.Requested>("membership.transfer-requested.v1")
        .Map<TransferEvent.Refused>("membership.transfer-refused.v1")
        .Map<TransferEvent.Offered>("membership.transfer-offered.v1")
        .Map<TransferEvent.Withdrawn>("membership.transfer-withdrawn.v1")
        .Map<TransferEvent.WithdrawnThere>("membership.transfer-withdrawn-there.v1")
        .Map<TransferEvent.Declined>("membership.transfer-declined.v1")
        .Map<TransferEvent.DeclinedThere>("membership.transfer-declined-there.v1")
        .Map<TransferEvent.AcceptedThere>("membership.transfer-accepted-there.v1")
        .Map<TransferEvent.Completed>("membership.transfer-completed.v1")
        .Map<TransferEvent.OfferReceived>("membership.transfer-offer-received.v1")
        .Map<TransferEvent.Accepted>("membership.transfer-accepted.v1")
        .Map<TransferEvent.CompletedThere>("membership.transfer-completed-there.v1")
        .Map<TransferEvent.Forgotten>("membership.transfer-forgotten.v1")
        .Map<WithdrawalEvent.Sent>("membership.sharing-withdrawn.v1")
        .Map<WithdrawalEvent.AcknowledgementReceived>("membership.withdrawal-acknowledgement-received.v1")
        .Map<WithdrawalEvent.Acknowledged>("membership.withdrawal-acknowledged.v1")
        .Map<MemberEvent.Ended>("membership.membership-ended.v1")
        .Map<MemberEvent.KindChanged>("membership.member-kind-changed.v1")
        .Map<MemberEvent.Suspended>("membership.member-suspended.v1")
        .Map<MemberEvent.Reinstated>("membership.member-reinstated.v1")
        .Map<MemberEvent.SuspensionLifted>("membership.member-suspension-lifted.v1")
        .Map<MemberEvent.HandedOver>("membership.member-handed-over.v1")
        .Map<MemberEvent.Barred>("membership.member-barred.v1")
        .Map<MemberEvent.Moved>("membership.member-moved.v1")
        .Map<MemberEvent.ChapterLeft>("membership.member-chapter-left.v1")
        .Map<MemberEvent.ChapterJoined>("membership.member-chapter-joined.v1")
        .Map<MemberEvent.GenderDeclared>("membership.member-gender-declared.v1")
        .Map<MemberEvent.Noted>("membership.member-noted.v1")
        .Map<MemberEvent.DetailsCorrected>("membership.member-details-corrected.v1")
        .Map<MemberEvent.AddressKept>("membership.member-address-kept.v1")
        .Map<MemberEvent.ExclusionNoted>("membership.member-exclusion-noted.v1")
        .Map<MemberEvent.StatusOverridden>("membership.member-status-overridden.v1")
        .Map<MemberEvent.Lapsed>("membership.member-lapsed.v1")
        .Map<MemberEvent.LapseLifted>("membership.member-lapse-lifted.v1")
        .Map<MemberEvent.VotingRightChanged>("membership.voting-right-changed.v1")
        .Map<MemberEvent.Merged>("membership.member-merged.v1")
        .Map<MemberEvent.Absorbed>("membership.member-absorbed.v1")
        .Map<MemberEvent.Restored>("membership.member-restored.v1")
        .Map<MemberEvent.MergeUndone>("membership.merge-undone.v1")
        .Map<PairEvent.SaidDistinct>("membership.said-distinct.v1")
        .Map<ApplicationEvent.Erased>("membership.application-erased.v1")
        .Map<MemberEvent.Erased>("membership.member-erased.v1")
        .Map<DuesPlanEvent.Made>("membership.dues-plan-made.v1")
        .Map<DuesPlanEvent.Ended>("membership.dues-plan-ended.v1")
        .Map<DuesReductionEvent.Granted>("membership.dues-reduction-granted.v1")
        .Map<DuesReductionEvent.Ended>("membership.dues-reduction-ended.v1")
        .Map<IncomeBandEvent.Declared>("membership.income-band-declared.v1")
        .Map<IncomeBandEvent.Ended>("membership.income-band-ended.v1")
        .Map<ChargeEvent.Raised>("membership.charge-raised.v1")
        .Map<ChargeEvent.EntityNoted>("membership.charge-entity-noted.v1")
        .Map<ChargeEvent.Reminded>("membership.charge-reminded.v1")
        .Map<ChargeEvent.ReminderSent>("membership.charge-reminder-sent.v1")
        .Map<ChargeEvent.Waived>("membership.charge-waived.v1")
        .Map<ChargeEvent.Paid>("membership.charge-paid.v1")
        .Map<ChargeEvent.ReceiptIssued>("membership.charge-receipt-issued.v1")
        .Map<ChargeEvent.Unpaid>("membership.charge-unpaid.v1")
        .Map<PaymentEvent.Recorded>("membership.payment-recorded.v1")
        .Map<PaymentEvent.PayerNoted>("membership.payer-noted.v1")
        .Map<PaymentEvent.PayerForgotten>("membership.payer-forgotten.v1")
        .Map<PaymentEvent.Allocated>("membership.payment-allocated.v1")
        .Map<PaymentEvent.Released>("membership.payment-released.v1")
        .Map<PaymentEvent.Refunded>("membership.payment-refunded.v1")
        .Map<PaymentEvent.Reversed>("membership.payment-reversed.v1")
        .Map<ReceiptEvent.Issued>("membership.receipt-issued.v1")
        .Map<ReceiptEvent.Copied>("membership.receipt-copied.v1")
        .Map<ReceiptEvent.Voided>("membership.receipt-voided.v1")
        .Map<ChapterWishEvent.Asked>("membership.chapter-wish-asked.v1")
        .Map<ChapterWishEvent.Granted>("membership.chapter-wish-granted.v1")
        .Map<ChapterWishEvent.Refused>("membership.chapter-wish-refused.v1")
        .Map<ChapterWishEvent.Withdrawn>("membership.chapter-wish-withdrawn.v1")
        .Map<ChapterWishEvent.Forgotten>("membership.chapter-wish-forgotten.v1")
        .Map<SegmentEvent.Saved>("membership.segment-saved.v1")
        .Map<SegmentEvent.Removed>("membership.segment-removed.v1")
        .Map<PrintedCardEvent.Issued>("membership.card-issued.v1")
        .Map<PrintedCardEvent.Revoked>("membership.card-revoked.v1")
        .Map<LedgerEvent.Posted>("membership.ledger-entry-posted.v1")
        .Map<RollEvent.Frozen>("membership.roll-frozen.v1")
        .Map<BankFileEvent.Received>("membership.bank-file-received.v1")
        .Map<BankFileEvent.EntriesBooked>("membership.bank-file-entries-booked.v1")
        .Map<MemberImportEvent.Received>("membership.member-import-received.v1")
        .Map<MemberImportEvent.Previewed>("membership.member-import-previewed.v1")
        .Map<MemberImportEvent.Confirmed>("membership.member-import-confirmed.v1")
        .Map<MemberImportEvent.Imported>("membership.member-import-taken-in.v1")
        .Map<MemberImportEvent.UndoAsked>("membership.member-import-undo-asked.v1")
        .Map<MemberImportEvent.Undone>("membership.member-import-undone.v1")
        .Map<MemberImportEvent.Discarded>("membership.member-import-discarded.v1")
        .End();

    public static StreamType<Application, ApplicationCommand, ApplicationEvent> Applications { get; } = new(
        "application", ApplicationDecider.Instance, new InlineView<ApplicationRow, ApplicationEvent>(
            ApplicationRow.Table, ApplicationRow.Projection));

    public static StreamType<Member, MemberCommand, MemberEvent> Members { get; } = new(
        "member", MemberDecider.Instance, new InlineView<MemberCard, MemberEvent>(MemberCard.Table, MemberCard.Projection));

    public static StreamType<Transfer, TransferCommand, TransferEvent> Transfers { get; } = new(
        "transfer", TransferDecider.Instance, new InlineView<TransferRow, TransferEvent>(TransferRow.Table, TransferRow.Projection));

    public static StreamType<CheckEvent?, CheckEvent, CheckEvent> Checks { get; } = new(
        "check", CheckEvent.Decider, new InlineView<CheckRow, CheckEvent>(CheckRow.Table, CheckRow.Projection));

    public static StreamType<WithdrawalEvent?, WithdrawalEvent, WithdrawalEvent> Withdrawals { get; } = new(
        "withdrawal", WithdrawalEvent.Decider,
        new InlineView<WithdrawalRow, WithdrawalEvent>(WithdrawalRow.Table, WithdrawalRow.Projection));

    public static StreamType<DuesTerms?, DuesPlanEvent, DuesPlanEvent> DuesPlans { get; } = new(
        "dues-plan", DuesPlanEvent.Decider, new InlineView<DuesPlanRow, DuesPlanEvent>(DuesPlanRow.Table, DuesPlanRow.Projection));

    public static StreamType<DuesReductionEvent.Granted?, DuesReductionEvent, DuesReductionEvent> DuesReductions { get; } = new(
        "dues-reduction",
        DuesReductionEvent.Decider,
        new InlineView<DuesReductionRow, DuesReductionEvent>(DuesReductionRow.Table, DuesReductionRow.Projection));

    public static StreamType<IncomeBandEvent.Declared?, IncomeBandEvent, IncomeBandEvent> IncomeBands { get; } = new(
        "income-band",
        IncomeBandEvent.Decider,
        new InlineView<IncomeBandRow, IncomeBandEvent>(IncomeBandRow.Table, IncomeBandRow.Projection));

    public static StreamType<Charge?, ChargeCommand, ChargeEvent> Charges { get; } = new(
        "charge", ChargeDecider.Instance, new InlineView<ChargeRow, ChargeEvent>(ChargeRow.Table, ChargeRow.Projection));

    public static StreamType<Payment?, PaymentCommand, PaymentEvent> Payments { get; } = new(
        "payment", PaymentDecider.Instance, new InlineView<PaymentRow, PaymentEvent>(PaymentRow.Table, PaymentRow.Projection));

    public static StreamType<Receipt?, ReceiptEvent, ReceiptEvent> Receipts { get; } = new(
        "receipt", ReceiptEvent.Decider, new InlineView<ReceiptRow, ReceiptEvent>(ReceiptRow.Table, ReceiptRow.Projection));

    public static StreamType<ChapterWish?, ChapterWishEvent, ChapterWishEvent> ChapterWishes { get; } = new(
        "chapter-wish",
        ChapterWishEvent.Decider,
        new InlineView<ChapterWishRow, ChapterWishEvent>(ChapterWishRow.Table, ChapterWishRow.Projection));

    public static StreamType<PrintedCard?, PrintedCardEvent, PrintedCardEvent> PrintedCards { get; } = new(
        "printed-card",
        PrintedCardEvent.Decider,
        new InlineView<PrintedCardRow, PrintedCardEvent>(PrintedCardRow.Table, PrintedCardRow.Projection));

    public static StreamType<IntegrityCase?, CaseCommand, CaseEvent> Cases { get; } = new(
        "case", CaseDecider.Instance, new InlineView<CaseRow, CaseEvent>(CaseRow.Table, CaseRow.Projection));

    public static StreamType<SegmentState, SegmentEvent, SegmentEvent> Segments { get; } = new(
        "segment", SegmentEvent.Decider, new InlineView<SegmentRow, SegmentEvent>(SegmentRow.Table, SegmentRow.Projection));

    public static StreamType<LedgerEvent.Posted?, LedgerEvent, LedgerEvent> LedgerEntries { get; } = new(
        "ledger-entry", LedgerEvent.Decider, new InlineView<LedgerRow, LedgerEvent>(LedgerRow.Table, LedgerRow.Projection));

    public static StreamType<RollEvent?, RollEvent, RollEvent> Rolls { get; } = new(
        "roll", RollEvent.Decider, new InlineView<RollRow, RollEvent>(RollRow.Table, RollRow.Projection));

    /// <summary>Per roll and member: whether they can vote. Sealed by the hash that the roll has.</summary>
    public static RowTable RollLines { get; } = new("roll_line", RowKey.Text);

    public static StreamType<BankFile?, BankFileEvent, BankFileEvent> BankFiles { get; } = new(
        "bank-file", BankFileEvent.Decider, new InlineView<BankFileRow, BankFileEvent>(BankFileRow.Table, BankFileRow.Projection));

    public static StreamType<MemberImport?, MemberImportEvent, MemberImportEvent> MemberImports { get; } = new(
        "member-import",
        MemberImportEvent.Decider,
        new InlineView<MemberImportRow, MemberImportEvent>(MemberImportRow.Table, MemberImportRow.Projection));

    public static StreamType<PairEvent?, PairEvent, PairEvent> Pairs { get; } = new(
        "pair", PairEvent.Decider, new InlineView<DistinctPair, PairEvent>(DistinctPair.Table, DistinctPair.Projection));

    /// <summary>
    /// Per keyed hash of an e-mail address: the application that has confirmed it. One person, one open application or membership.
    /// </summary>
    public static RowTable ConfirmedAddresses { get; } = new("confirmed_address", RowKey.Text);

    /// <summary>Per number: whose it is, so that none is given twice.</summary>
    public static RowTable Numbers { get; } = new("number", RowKey.Text);

    /// <summary>Per keyed hash of an e-mail address: when the mail that asks to confirm it was last asked for again.</summary>
    public static RowTable ResentConfirmations { get; } = new("resent_confirmation", RowKey.Text);

    /// <summary>Per member and first day of a period: the charge, so that there is one.</summary>
    public static RowTable ChargedPeriods { get; } = new("charged_period", RowKey.Text);

    /// <summary>Per creditor reference: the charge that it was given to.</summary>
    public static RowTable References { get; } = new("reference", RowKey.Text);

    /// <summary>Per membership: the wish for another chapter that waits, so that there is one.</summary>
    public static RowTable OpenWishes { get; } = new("open_wish", RowKey.Text);

    /// <summary>Per membership: the transfer to another Volt chapter that is open, so that there is one.</summary>
    public static RowTable OpenTransfers { get; } = new("open_transfer", RowKey.Text);

    /// <summary>Per membership: the card that holds.</summary>
    public static RowTable CardsOf { get; } = new("card_of", RowKey.Text);

    /// <summary>Per payment and charge: from which account the member is known to have been paid for, as a keyed hash.</summary>
    public static RowTable PayerAliases { get; } = new("payer_alias", RowKey.Text);

    /// <summary>Per payment and charge: the entry that shares what the one has brought to the other.</summary>
    public static RowTable LedgerOf { get; } = new("ledger_of", RowKey.Text);

    /// <summary>Per legal entity, month and currency: the entry that paid the shares out, so that there is one.</summary>
    public static RowTable PayoutMonths { get; } = new("payout_month", RowKey.Text);

    /// <summary>Per number of a receipt: whose it is, so that none is given twice.</summary>
    public static RowTable ReceiptNumbers { get; } = new("receipt_number", RowKey.Text);

    /// <summary>Per legal entity and year: the last number.</summary>
    public static RowTable ReceiptYears { get; } = new("receipt_year", RowKey.Text);

    /// <summary>Per entry of a bank file: that it was taken in, so that no other file brings it again.</summary>
    public static RowTable BankEntries { get; } = new("bank_entry", RowKey.Text);

    /// <summary>Per name that the banks gave a payment, as a hash, and payment: how a reversal finds what it takes back.</summary>
    public static RowTable BankReferences { get; } = new("bank_reference", RowKey.Text);

    /// <summary>Per file and place in it: an entry that is not booked yet, with all that the bank says.</summary>
    public static RowTable WaitingBankEntries { get; } = new("waiting_bank_entry", RowKey.Text);
}
