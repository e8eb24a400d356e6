using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Dues;

/// <summary>Books entries of a bank file in one commit; what an earlier file has brought is not booked again.</summary>
internal sealed class BankBooking(Writing writing, PaymentBook book, Databases databases, BankFileEvent.Received file)
{
    private readonly List<int> _unknown = [];
    private readonly List<(string Name, PaymentEvent.Recorded Payment)> _named = [];
    private readonly LegalEntity _entity = file.LegalEntity ?? LegalEntity.Ngo;
    private BankFileCounts _counts = BankFileCounts.None;

    /// <summary>What became of the entries.</summary>
    public BankFileCounts Counts => _counts;

    /// <summary>The lines of reversals of which nobody can tell what they take back.</summary>
    public IReadOnlyList<int> UnknownReversals => _unknown;

    /// <param name="place">Its place in the file, from 1.</param>
    public async Task Take(BankEntry entry, int place)
    {
        if (Passed(entry) is { } passed)
        {
            _counts = _counts with { Passed = _counts.Passed + 1 };
            Keep(entry, place, passed);
            return;
        }

        // Where no account is named it is the chapter's own: alike rows of two chapters, or of two legal entities, are two payments.
        var claim = entry.NamesAccount ? entry.Identity
            : $"{(_entity is LegalEntity.Party ? "party:" : "")}{file.ChapterId}:{entry.Identity}";
        if (!await Claim(claim, entry))
        {
            _counts = _counts with { Known = _counts.Known + 1 };
            Keep(entry, place, BankLineState.Known);
            return;
        }

        foreach (var (at, detail) in entry.Details.Index())
        {
            var (state, payment) = detail.Amount!.ToDecimal() == 0 ? (BankLineState.Empty, null)
                : entry.IsReversal ? await Reverse(entry, detail)
                : (BankLineState.Booked, await Book(entry, detail));
            Keep(entry, detail, (place, at + 1), state, payment);
        }
    }

    private static BankLineState? Passed(BankEntry entry) => entry switch
    {
        { IsBooked: false } => BankLineState.Pending,
        _ when entry.Amount.ToDecimal() == 0 => BankLineState.Empty,
        { IsCredit: false, IsReversal: false } => BankLineState.Debit,
        { IsCredit: true, IsReversal: true } => BankLineState.DebitReversed,
        _ => null,
    };

    private void Keep(BankEntry entry, int place, BankLineState state)
    {
        foreach (var (at, detail) in entry.Details.Index())
            Keep(entry, detail, (place, at + 1), state, null);
    }

    // Who has paid, the payment says, or the one that an earlier file has brought or a later one will: names do not stand in two places.
    private void Keep(BankEntry entry, BankDetail detail, (int Entry, int Part) place, BankLineState state, Guid? payment)
    {
        var id = BankLine.IdOf(file.FileId, place.Entry, place.Part);
        writing.Insert(BankLine.Table, id, new BankLine(
            id, file.FileId, entry.Line, place.Entry, place.Part, state,
            entry.IsCredit ? BankLineDirection.Credit : BankLineDirection.Debit, detail.Amount!, entry.BookedOn, entry.ValuedOn,
            Names(entry, detail).FirstOrDefault(), writing.Now)
        {
            PaymentId = payment,
            Party = payment is not null || state is BankLineState.Known or BankLineState.Pending ? null
                : BankLineParty.Of(
                    entry.IsCredit == entry.IsReversal ? detail.PayeeName ?? detail.PayerName : detail.PayerName, detail.PayerText),
        });
    }

    /// <summary>
    /// Whether nobody has brought the entry. Its name ends with how many like it the file has had; those on another page of the same
    /// statement are others, unless the bank's own reference says that they are not.
    /// </summary>
    private async Task<bool> Claim(string claim, BankEntry entry)
    {
        if (entry.Page is not { } page || entry.Reference is not null)
        {
            var isNew = await writing.Row<EntryClaim>(MembershipStreams.BankEntries, claim) is null;
            if (isNew)
                writing.Insert(MembershipStreams.BankEntries, claim, new EntryClaim(entry.BookedOn));
            return isNew;
        }

        var colon = claim.LastIndexOf(':');
        var alike = int.Parse(claim.AsSpan(colon + 1), CultureInfo.InvariantCulture);
        for (var number = 1; ; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{claim.AsSpan(0, colon)}:{number}");
            if (await writing.Row<EntryClaim>(MembershipStreams.BankEntries, name) is not { } known)
            {
                writing.Insert(MembershipStreams.BankEntries, name, new EntryClaim(entry.BookedOn, [page]));
                return true;
            }

            if (known.Pages?.Any(one => one.Statement == page.Statement && one != page) is true || --alike > 0)
                continue;
            if (known.Pages?.Contains(page) is not true)
                writing.Put(MembershipStreams.BankEntries, name, known with { Pages = [.. known.Pages ?? [], page] });
            return false;
        }
    }

    private async Task<Guid> Book(BankEntry entry, BankDetail detail)
    {
        string[] names = [.. Names(entry, detail)];
        var payment = new PaymentEvent.Recorded(
            writing.NewId(), file.ChapterId, detail.Amount!, entry.BookedOn, PaymentSource.Bank, detail.Reference, names.FirstOrDefault(),
            file.By, writing.Now, _entity);
        await book.Record(writing, payment, detail.PayerName, detail.PayerText, detail.PayerAccount);
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            writing.Insert(MembershipStreams.BankReferences, $"{KeyOf(name)}:{payment.PaymentId}", new EntryClaim(entry.BookedOn));
            _named.Add((name, payment));
        }

        var isMatched = (await writing.Load(MembershipStreams.Payments, payment.PaymentId)).State is { Allocated.Count: > 0 };
        _counts = _counts with { Booked = _counts.Booked + 1, Matched = _counts.Matched + (isMatched ? 1 : 0) };
        return payment.PaymentId;
    }

    private async Task<(BankLineState, Guid?)> Reverse(BankEntry entry, BankDetail detail)
    {
        if (await Find(entry, detail) is { } id
            && (await writing.Load(MembershipStreams.Payments, id)).State is { IsReversed: false, WasRefunded: false })
        {
            await book.Reverse(writing, id, entry.BookedOn, file.By);
            _counts = _counts with { Reversed = _counts.Reversed + 1 };
            return (BankLineState.Reversed, id);
        }

        _unknown.Add(entry.Line);
        return (BankLineState.UnknownReversal, null);
    }

    // The names from the surest on: one that leads to two payments says nothing, the next may.
    private async Task<Guid?> Find(BankEntry entry, BankDetail detail)
    {
        foreach (var name in Names(entry, detail))
        {
            var here = _named.Where(one => one.Name == name && one.Payment.Amount == detail.Amount
                && one.Payment.ReceivedOn <= entry.BookedOn);
            var found = (await Booked(name, detail.Amount!, entry.BookedOn))
                .Union(here.Select(one => one.Payment.PaymentId)).ToList();
            if (found is [var only])
                return only;
        }

        return null;
    }

    private async Task<IReadOnlyList<Guid>> Booked(string name, Money amount, DateOnly until)
    {
        // Payments from before their names were kept are known by one name.
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            """
            SELECT id FROM mt_doc_payment
            WHERE id IN (
                SELECT id FROM mt_doc_payment WHERE data ->> 'bank_reference' = $1
                UNION SELECT right(id, 36)::uuid FROM mt_doc_bank_reference WHERE id > $2 || ':' AND id < $2 || ';')
              AND data ->> 'chapter_id' = $3 AND data -> 'amount' ->> 'amount' = $4 AND data -> 'amount' ->> 'currency' = $5
              AND data ->> 'received_on' <= $6 AND data ->> 'state' <> 'reversed' AND coalesce(data ->> 'legal_entity', 'ngo') = $7
            LIMIT 2
            """);
        foreach (var value in (string[])
            [
                name, KeyOf(name), file.ChapterId.ToString(), amount.Amount, amount.Currency,
                until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StoredJson.NameOf(_entity),
            ])
            find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
        await using var reader = await find.ExecuteReaderAsync(writing.Cancellation);
        var found = new List<Guid>();
        while (await reader.ReadAsync(writing.Cancellation))
            found.Add(reader.GetGuid(0));
        return found;
    }

    // A payer may have made up a name and put themselves into it.
    private static string KeyOf(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    // A batch has one reference for many transfers, which does not say which of them it is.
    private static IEnumerable<string> Names(BankEntry entry, BankDetail detail) =>
        entry.Details.Count == 1 && entry.Reference is { } own ? [own, .. detail.BankReferences] : detail.BankReferences;
}

/// <summary>That a file has brought an entry, or a payment under a name.</summary>
/// <param name="Pages">The pages of statements that it stood on; absent where no statement had pages.</param>
internal sealed record EntryClaim(DateOnly BookedOn, IReadOnlyList<BankPage>? Pages = null);
