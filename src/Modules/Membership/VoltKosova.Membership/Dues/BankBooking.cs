using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Dues;

/// <summary>Books entries of a bank file in one commit; what an earlier file has brought is not booked again.</summary>
internal sealed class BankBooking(Writing writing, PaymentBook book, Databases databases, BankFileEvent.Received file)
{
    private readonly List<int> _unknown = [];
    private readonly Dictionary<string, Guid> _references = [];
    private BankFileCounts _counts = BankFileCounts.None;

    /// <summary>What became of the entries.</summary>
    public BankFileCounts Counts => _counts;

    /// <summary>The lines of reversals of which nobody can tell what they take back.</summary>
    public IReadOnlyList<int> UnknownReversals => _unknown;

    public async Task Take(BankEntry entry)
    {
        if (!entry.IsBooked || entry.IsCredit == entry.IsReversal || entry.Amount.ToDecimal() == 0)
        {
            _counts = _counts with { Passed = _counts.Passed + 1 };
            return;
        }

        if (await writing.Row<EntryClaim>(MembershipStreams.BankEntries, entry.Identity) is not null)
        {
            _counts = _counts with { Known = _counts.Known + 1 };
            return;
        }

        writing.Insert(MembershipStreams.BankEntries, entry.Identity, new EntryClaim(entry.BookedOn));
        foreach (var detail in entry.Details.Where(detail => detail.Amount!.ToDecimal() > 0))
            await (entry.IsReversal ? Reverse(entry, detail) : Book(entry, detail));
    }

    private async Task Book(BankEntry entry, BankDetail detail)
    {
        string[] names = [.. Names(entry, detail)];
        var payment = new PaymentEvent.Recorded(
            writing.NewId(), file.ChapterId, detail.Amount!, entry.BookedOn, PaymentSource.Bank, detail.Reference, names.FirstOrDefault(),
            file.By, writing.Now);
        await book.Record(writing, payment, detail.PayerName, detail.PayerText, detail.PayerAccount);
        foreach (var name in names)
            _references[name] = payment.PaymentId;
        var isMatched = (await writing.Load(MembershipStreams.Payments, payment.PaymentId)).State is { Allocated.Count: > 0 };
        _counts = _counts with { Booked = _counts.Booked + 1, Matched = _counts.Matched + (isMatched ? 1 : 0) };
    }

    private async Task Reverse(BankEntry entry, BankDetail detail)
    {
        var found = await Find([.. Names(entry, detail)]) is { } id ? await writing.Load(MembershipStreams.Payments, id) : null;
        if (found?.State is { IsReversed: false, WasRefunded: false } payment && payment.Facts.Amount == detail.Amount
            && payment.Facts.ChapterId == file.ChapterId)
        {
            await book.Reverse(writing, found.Id, entry.BookedOn, file.By);
            _counts = _counts with { Reversed = _counts.Reversed + 1 };
        }
        else
            _unknown.Add(entry.Line);
    }

    private async Task<Guid?> Find(string[] names)
    {
        if (names.FirstOrDefault(_references.ContainsKey) is { } known)
            return _references[known];
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            "SELECT id FROM mt_doc_payment WHERE data ->> 'bank_reference' = ANY ($1) LIMIT 2");
        find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = names });
        await using var reader = await find.ExecuteReaderAsync(writing.Cancellation);
        Guid? only = await reader.ReadAsync(writing.Cancellation) ? reader.GetGuid(0) : null;
        return await reader.ReadAsync(writing.Cancellation) ? null : only;
    }

    // A batch has one reference for many transfers, which does not say which of them it is.
    private static IEnumerable<string> Names(BankEntry entry, BankDetail detail) =>
        entry.Details.Count == 1 && entry.Reference is { } own ? [own, .. detail.BankReferences] : detail.BankReferences;
}

/// <summary>That a file has brought an entry.</summary>
internal sealed record EntryClaim(DateOnly BookedOn);
