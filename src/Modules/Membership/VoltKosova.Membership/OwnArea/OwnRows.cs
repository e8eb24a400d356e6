using Microsoft.Extensions.DependencyInjection;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;
using VoltKosova.Membership.Dues;
using VoltKosova.Membership.Duplicates;
using VoltKosova.Membership.Imports;
using VoltKosova.Membership.Integrity;
using VoltKosova.Membership.Peers;
using VoltKosova.Membership.Segments;
using VoltKosova.Membership.Statistics;
using VoltKosova.Membership.Timelines;
using VoltKosova.Membership.Views;
using VoltKosova.Membership.Voting;
using VoltKosova.Postgres;
using VoltKosova.PrivacyDesk;

namespace VoltKosova.Membership.OwnArea;

/// <summary>What the module holds of a person. Memberships that go on in the person's own are theirs as well.</summary>
internal static class OwnRows
{
    private const string MyMemberships = "data ->> 'person_id' = ANY ($1) OR data ->> 'merged_into_person_id' = ANY ($1)";
    private const string OfMine = $"data ->> 'member_id' IN (SELECT id::text FROM mt_doc_member_card WHERE {MyMemberships})";

    private const string OfMyApplications =
        "data ->> 'application_id' IN (SELECT id::text FROM mt_doc_application WHERE data ->> 'person_id' = ANY ($1))";

    private const string PaidForMine =
        $"""
        EXISTS (SELECT FROM jsonb_array_elements(data -> 'allocations') AS part
                WHERE part ->> 'member_id' IN (SELECT id::text FROM mt_doc_member_card WHERE {MyMemberships}))
        """;

    public static OwnData<MembershipStreams> Of(OwnData<MembershipStreams> own) => Nobodys(own
        .Rows(ApplicationRow.Table)
        .Rows(ChapterChangeRow.Table, OfMine)
        .Rows(ChapterWishRow.Table, OfMine)
        .Rows(ChargeRow.Table, OfMine)
        .Rows(CheckRow.Table, OfMine)
        .Rows(MembershipStreams.ConfirmedAddresses, OfMyApplications)
        .Rows(DuesReductionRow.Table, OfMine)
        .Rows(Entry.Table, $"{OfMine} OR {OfMyApplications}")
        .Rows(ImportLine.Table, OfMine)
        .Rows(IncomeBandRow.Table, OfMine)
        .Rows(MemberCard.Table, MyMemberships)
        .Rows(MemberTrait.Table, OfMine)
        .Rows(MembershipStreams.PayerAliases, OfMine)
        .Rows(PaymentRow.Table, PaidForMine)
        .Rows(PrintedCardRow.Table, OfMine)
        .Rows(ReceiptRow.Table, OfMine)
        .Rows(MembershipStreams.RollLines, OfMine)
        .Rows(TransferRow.Table, OfMine)
        .Rows(WithdrawalRow.Table, OfMine)
        .Also("timelines", Timelines)
        .Also("integrity_cases", Cases));

    private static OwnData<MembershipStreams> Nobodys(OwnData<MembershipStreams> own) => own
        .Nobodys(MembershipFigures.ApplicationTable, "counts")
        .Nobodys(MembershipFigures.MemberTable, "counts")
        .Nobodys(MembershipStreams.BankEntries, "digests of what banks say")
        .Nobodys(MembershipStreams.BankReferences, "digests of what banks call payments")
        .Nobodys(BankFileRow.Table, "counts")
        .Nobodys(BankLine.Table, "what a bank says of a chapter's account; whose a payment is, the payment says")
        .Nobodys(MembershipStreams.CardsOf, "which printed card holds")
        .Nobodys(CaseRow.Table, "what a party is told stands elsewhere; the rest is of others, or of the team")
        .Nobodys(ChapterHeadcount.Table, "counts")
        .Nobodys(MembershipStreams.ChargedPeriods, "that a charge is there")
        .Nobodys(DistinctPair.Table, "that two entries are two human beings")
        .Nobodys(DuesPlanRow.Table, "what everybody pays")
        .Nobodys(LedgerRow.Table, "what charge and payment say already, by chapter")
        .Nobodys(MembershipStreams.LedgerOf, "which entry belongs to a payment")
        .Nobodys(MembershipStreams.OpenTransfers, "which transfer is open")
        .Nobodys(MembershipStreams.OpenWishes, "which wish waits")
        .Nobodys(MembershipStreams.PayoutMonths, "that a month was paid out")
        .Nobodys(MemberImportRow.Table, "counts")
        .Nobodys(MembershipStreams.Numbers, "that a number is taken")
        .Nobodys(MembershipStreams.ReceiptNumbers, "that a number is taken")
        .Nobodys(MembershipStreams.ReceiptYears, "counts")
        .Nobodys(MembershipStreams.References, "that a reference is taken")
        .Nobodys(MembershipStreams.ResentConfirmations, "digests of addresses, for ten minutes")
        .Nobodys(CaseStore.ReturnCodes, "digests of codes")
        .Nobodys(RollRow.Table, "counts")
        .Nobodys(SegmentRow.Table, "rules that name nobody")
        .Nobodys(StatisticRow.Table, "counts")
        .Nobodys(MembershipStreams.WaitingBankEntries, "nobody knows yet whose it is");

    // Without what officers noted.
    private static async Task<IReadOnlyList<string>> Timelines(
        IServiceProvider services, IReadOnlyList<Guid> persons, CancellationToken cancellation)
    {
        var store = services.GetRequiredService<Store<MembershipStreams>>();
        var today = Seat.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var timelines = new List<string>();
        foreach (var id in await Memberships(services, persons, cancellation))
        {
            if ((await store.Read(MembershipStreams.Members, id, cancellation)).State is Member.Known { Timeline: var timeline })
                timelines.Add(StoredJson.Write(TimelineBody.Of(timeline, today, knownAt: null, withNotes: false)));
        }

        return timelines;
    }

    // As far as the accused was told. What somebody has complained of is read with the return code alone.
    private static async Task<IReadOnlyList<string>> Cases(
        IServiceProvider services, IReadOnlyList<Guid> persons, CancellationToken cancellation) =>
    [
        .. (await OwnCases.Told(
            services.GetRequiredService<Store<MembershipStreams>>(),
            services.GetRequiredService<Databases>(),
            await Memberships(services, persons, cancellation),
            cancellation)).Select(StoredJson.Write),
    ];

    private static async Task<IReadOnlyCollection<Guid>> Memberships(
        IServiceProvider services, IReadOnlyList<Guid> persons, CancellationToken cancellation)
    {
        var memberships = new SortedSet<Guid>();
        foreach (var person in persons)
            memberships.UnionWith(await services.GetRequiredService<OwnMemberships>().Of(person, cancellation));
        return memberships;
    }
}
