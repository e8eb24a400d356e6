using System.Globalization;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Dues;

namespace VoltKosova.Membership.Jobs;

/// <summary>
/// Once a month the batches by which the shares of the months before are paid out: one balanced entry for each legal entity and currency,
/// whose lines the treasurer transfers. A month has one batch of each. Who is owed less than nothing, because dues went back, waits until
/// it is made up.
/// </summary>
internal sealed class PayOutShares(Store<MembershipStreams> store, LedgerBalances balances, TimeProvider clock)
    : IJob<PayOutShares.Parameters>
{
    private static readonly LocalText _made = new(
        "U regjistruan për pagesë pjesët e {0} degëve ose niveleve.", "Za isplatu proknjiženo udela ogranaka ili nivoa: {0}.",
        "Posted the shares of {0} chapters or levels for payment.");

    private static readonly LocalText _nothing = new(
        "Asgjë për t'u paguar, ose muaji u pagua më parë.", "Nema šta da se isplati ili je mesec već isplaćen.",
        "There is nothing to pay out, or the month was paid out before.");

    public static JobDeclaration Declaration { get; } = new(
        "membership.pay-out-shares",
        new LocalText("Paguaj pjesët e kuotave", "Isplati udele u članarini", "Pay out shares of dues"),
        new LocalText(
            "Regjistron një herë në muaj sa u takon degëve dhe niveleve nga kuotat e muajve të kaluar.",
            "Jednom mesečno knjiži koliko od članarine prethodnih meseci pripada ograncima i nivoima.",
            "Posts once a month what of the dues of the months before goes to chapters and levels."),
        MembershipRights.ManageDues,
        "0 0 5 5 * ?",
        TimeSpan.FromMinutes(30),
        JobRetry.Usual);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        var today = Seat.DayOf(clock.GetUtcNow());
        var end = new DateOnly(today.Year, today.Month, 1).AddDays(-1);
        if (parameters.Month is { } chosen && chosen <= end)
            end = new DateOnly(chosen.Year, chosen.Month, 1).AddMonths(1).AddDays(-1);
        var owed = (await balances.At(end, withLaterPayouts: true, cancellation))
            .Where(one => one.Account != LedgerAccount.Collected && one.Amount.ToDecimal() < 0);
        var paid = false;
        foreach (var batch in owed.GroupBy(one => (one.LegalEntity, one.Amount.Currency)))
        {
            if (!await Post([.. batch], end, today, cancellation))
                continue;
            run.Log(_made, batch.Count());
            paid = true;
        }

        if (!paid)
            run.Log(_nothing);
    }

    private Task<bool> Post(IReadOnlyList<LedgerBalance> owed, DateOnly end, DateOnly today, CancellationToken cancellation) => store.Write(
        async writing =>
        {
            var (entity, currency) = (owed[0].LegalEntity, owed[0].Amount.Currency);
            var month = string.Create(
                CultureInfo.InvariantCulture, $"{(entity is LegalEntity.Party ? "party:" : "")}{end:yyyy-MM}:{currency}");
            if (await writing.Row<LedgerClaim>(MembershipStreams.PayoutMonths, month) is not null)
                return false;
            var id = writing.NewId();
            writing.Insert(MembershipStreams.PayoutMonths, month, new LedgerClaim(id));
            writing.Start(MembershipStreams.LedgerEntries, id, new LedgerEvent.Posted(
                id, LedgerKind.Payout, today, ChargeId: null, PaymentId: null, TakesBack: null,
                [
                    .. owed.Select(one => new LedgerLine(one.Account, one.ChapterId, one.Amount).Turned()),
                    new LedgerLine(LedgerAccount.Collected, null, Money.Of(owed.Sum(one => one.Amount.ToDecimal()), currency)),
                ],
                writing.Now,
                entity));
            return true;
        },
        cancellation);

    /// <summary>What staff choose.</summary>
    internal sealed record Parameters(
        [JobParameter(
            "Muaji", "Mesec", "Month", HintSq = "Një ditë e tij; bosh: muaji i kaluar.", HintSr = "Dan u njemu; prazno: prošli mesec.",
            HintEn = "A day in it; empty: the month before.")]
        DateOnly? Month = null);
}
