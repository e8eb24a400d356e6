using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Policy;

namespace VoltKosova.Membership.Dues;

/// <summary>
/// Posts what dues bring to whom in the books of their legal entity, in the commit in which they are paid or open again: payments and books
/// cannot say different things. The shares are those of the day on which the money came.
/// </summary>
internal sealed class DuesLedger(IChapterTerritories chapters, PolicyBook policy)
{
    private const int MostLevels = 10;

    /// <summary>A payment has brought something to a charge.</summary>
    public async Task<Rejection?> Share(Writing writing, ChargeEvent.Raised charge, Payment payment, Money amount)
    {
        var on = payment.Facts.ReceivedOn;
        var said = await policy.Read(writing.Cancellation, DuesPolicy.Settings);
        var shares = new Shares(
            said.Number(DuesPolicy.ChapterShare, on), said.Number(DuesPolicy.BetweenShare, on), said.Number(DuesPolicy.EuropeShare, on));
        if (!shares.FitTheWhole)
            return writing.Reject(new SharesMoreThanWhole());
        var lines = shares.Of(amount, await Levels(charge.ChapterId, writing.Cancellation));
        var id = writing.NewId();
        writing.Start(MembershipStreams.LedgerEntries, id, new LedgerEvent.Posted(
            id, LedgerKind.Dues, on, charge.ChargeId, payment.Facts.PaymentId, TakesBack: null, lines, writing.Now,
            payment.LegalEntity));
        writing.Put(MembershipStreams.LedgerOf, KeyOf(payment.Facts.PaymentId, charge.ChargeId), new LedgerClaim(id));
        return null;
    }

    /// <summary>What it had brought is open again: an entry that undoes the first, today.</summary>
    public static async Task TakeBack(Writing writing, Guid payment, Guid charge)
    {
        var key = KeyOf(payment, charge);
        if (await writing.Row<LedgerClaim>(MembershipStreams.LedgerOf, key) is not { EntryId: var entry }
            || (await writing.Load(MembershipStreams.LedgerEntries, entry)).State is not { } posted)
            return;
        var id = writing.NewId();
        writing.Start(MembershipStreams.LedgerEntries, id, posted.Undone(id, Seat.DayOf(writing.Now), writing.Now));
        writing.Delete(MembershipStreams.LedgerOf, key);
    }

    private async Task<IReadOnlyList<Guid>> Levels(Guid chapter, CancellationToken cancellation)
    {
        var levels = new List<Guid> { chapter };
        while (levels.Count < MostLevels && await chapters.Above(levels[^1], cancellation) is { } above)
            levels.Add(above);
        return levels;
    }

    private static string KeyOf(Guid payment, Guid charge) => $"{payment}:{charge}";
}
