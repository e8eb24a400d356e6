using VoltKosova.EventStore;
using VoltKosova.Membership.Dues;
using VoltKosova.Membership.Duplicates;
using VoltKosova.Membership.Imports;
using VoltKosova.Membership.Integrity;
using VoltKosova.Membership.OwnArea;
using VoltKosova.Membership.Peers;
using VoltKosova.Membership.Segments;
using VoltKosova.Membership.Statistics;
using VoltKosova.Membership.Timelines;
using VoltKosova.Membership.Views;
using VoltKosova.Membership.Voting;

namespace VoltKosova.Membership;

// The tables, with the indexes that lists and look-ups go by.
internal sealed partial class MembershipStreams
{
    public static IReadOnlyList<TableSpec> Tables { get; } =
    [
        new(
            ApplicationRow.Table,
            "(data ->> 'chapter_id'), (data ->> 'submitted_at'), id WHERE (data ->> 'chapter_id') IS NOT NULL",
            "(data ->> 'submitted_at'), id",
            "(data ->> 'state'), (data ->> 'confirm_by')")
        {
            Former = ["(data ->> 'chapter_id'), (data ->> 'submitted_at'), id"],
        },
        new(
            MemberCard.Table,
            "(data ->> 'person_id')",
            "(data ->> 'merged_into_person_id') WHERE (data ->> 'merged_into_person_id') IS NOT NULL")
        {
            Former = ["(data ->> 'chapter_id'), (data ->> 'joined_on'), id", "(data ->> 'joined_on'), id"],
        },
        new(
            Entry.Table,
            "(data #>> '{keys,mailbox}') WHERE (data #>> '{keys,mailbox}') IS NOT NULL",
            "(data #>> '{keys,birth}') WHERE (data #>> '{keys,birth}') IS NOT NULL",
            "(data #>> '{keys,name}') WHERE (data #>> '{keys,name}') IS NOT NULL"),
        new(DistinctPair.Table),
        new(MemberImportRow.Table, "(data ->> 'chapter_id'), (data ->> 'received_at'), id", "(data ->> 'received_at'), id"),
        new(ImportLine.Table, "(data ->> 'import_id'), id"),
        new(ChapterChangeRow.Table, "(data ->> 'recorded_at'), id"),
        new(ChapterHeadcount.Table, "((data ->> 'members')::numeric), id"),
        new(SegmentRow.Table, "(data ->> 'chapter_id'), (data ->> 'saved_at'), id", "(data ->> 'saved_at'), id"),
        new(MemberTrait.Table),
        new(StatisticRow.Table, "(data ->> 'month'), (data ->> 'chapter_id')"),
        new(MembershipFigures.MemberTable),
        new(MembershipFigures.ApplicationTable),
        new(TransferRow.Table, "(data ->> 'chapter_id'), (data ->> 'begun_at'), id", "(data ->> 'peer_id')"),
        new(CheckRow.Table, "(data ->> 'member_id'), (data ->> 'at'), id"),
        new(WithdrawalRow.Table, "(data ->> 'chapter_id'), (data ->> 'acknowledge_by'), id"),
        new(ConfirmedAddresses),
        new(Numbers),
        new(ResentConfirmations, "(data ->> 'at')"),
        new(DuesPlanRow.Table, "(data ->> 'valid_from'), id"),
        new(
            DuesReductionRow.Table,
            "(data ->> 'chapter_id'), (data ->> 'granted_at'), id",
            "(data ->> 'granted_at'), id",
            "(data ->> 'member_id'), (data ->> 'until')"),
        new(
            IncomeBandRow.Table,
            "(data ->> 'chapter_id'), (data ->> 'declared_at'), id",
            "(data ->> 'declared_at'), id",
            "(data ->> 'member_id'), (data ->> 'until')"),
        new(
            ChargeRow.Table,
            "(data ->> 'chapter_id'), (data ->> 'due_on'), id",
            "(data ->> 'due_on'), id",
            "(data ->> 'member_id'), (data ->> 'until')",
            "(data #>> '{open,amount}'), (data ->> 'due_on'), id WHERE (data ->> 'state') = 'open'"),
        new(PayerAliases, "(data ->> 'account')", "(data ->> 'member_id')"),
        new(
            PaymentRow.Table,
            "(data ->> 'chapter_id'), (data ->> 'received_on'), id",
            "(data ->> 'received_on'), id",
            "(data ->> 'bank_reference')",
            "(data ->> 'received_on'), id WHERE (data ->> 'state') = 'credit'"),
        new(
            ReceiptRow.Table,
            "(data ->> 'chapter_id'), (data ->> 'issued_at'), id",
            "(data ->> 'issued_at'), id",
            "(data ->> 'member_id')"),
        new(PrintedCardRow.Table, "(data ->> 'member_id')"),
        new(CardsOf),
        new(
            ChapterWishRow.Table,
            "(data ->> 'chapter_id'), (data ->> 'asked_at'), id",
            "(data ->> 'asked_at'), id",
            "(data ->> 'member_id')"),
        new(OpenWishes),
        new(OpenTransfers),
        .. CaseStore.Tables,
        new(LedgerRow.Table, "(data ->> 'posted_at'), id", "(data ->> 'on'), id"),
        new(LedgerOf),
        new(PayoutMonths),
        new(ReceiptNumbers), new(ReceiptYears), new(BankEntries), new(BankReferences),
        new(RollRow.Table, "(data ->> 'chapter_id'), (data ->> 'frozen_at'), id", "(data ->> 'frozen_at'), id"),
        new(RollLines, "(data ->> 'roll_id'), (data ->> 'member_id'), id"),
        new(WaitingBankEntries),
        new(BankLine.Table, "(data ->> 'file_id'), id", "(data ->> 'kept_at') WHERE data ? 'party'"),
        new(BankFileRow.Table, "(data ->> 'chapter_id'), (data ->> 'received_at'), id", "(data ->> 'received_at'), id"),
        new(ChargedPeriods),
        new(References),
    ];
}
