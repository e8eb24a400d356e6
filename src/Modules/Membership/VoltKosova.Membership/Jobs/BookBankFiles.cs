using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Dues;
using VoltKosova.Membership.Dues;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Jobs;

/// <summary>
/// Books the bank files that wait, the oldest first, so many entries in one commit, and fewer where they hold many transfers. Payments, the
/// lines that stay to be read, the file's step and the entries' leaving the inbox are one commit: a host that is killed loses nothing and
/// books nothing twice.
/// </summary>
internal sealed class BookBankFiles(Store<MembershipStreams> store, BankFileInbox inbox, PaymentBook book, Databases databases)
    : IJob<NoParameters>
{
    private const int Together = 100;
    private const int MostDetails = 500;

    private static readonly LocalText _booking = new("Po regjistrohen pagesat", "Knjiži uplate", "Booking payments");
    private static readonly LocalText _booked = new(
        "Nga {0} hyrje: {1} pagesa, prej tyre {2} me referencë; {3} ishin të njohura.",
        "Od {0} stavki: uplata {1}, od toga sa pozivom na broj {2}; poznatih je bilo {3}.",
        "Of {0} entries: {1} payments, {2} of them with a reference; {3} were known.");

    public static JobDeclaration Declaration { get; } = new(
        "membership.book-bank-files",
        new LocalText("Regjistro skedarët e bankës", "Proknjiži bankovne datoteke", "Book bank files"),
        new LocalText(
            "Regjistron pagesat e skedarëve të bankës që presin. Fillon vetë kur dorëzohet një skedar.",
            "Knjiži uplate iz bankovnih datoteka koje čekaju. Kreće samo kada se datoteka preda.",
            "Books the payments of the bank files that wait. It starts by itself when a file is handed in."),
        MembershipRights.ManageDues,
        "0 */10 * * * ?",
        TimeSpan.FromHours(2),
        JobRetry.Usual);

    public async Task Run(NoParameters parameters, JobRun run, CancellationToken cancellation)
    {
        await inbox.DiscardAbandoned(cancellation);
        var waiting = await Waiting(cancellation);
        var (done, total) = (0L, waiting.Sum(file => (long)file.Entries - file.Through));
        foreach (var file in waiting)
        {
            await run.Report(done, total, _booking);
            while (await Book(file.Id, cancellation) is > 0 and var some)
                await run.Report(done += some, total);
            var now = (await store.Row<BankFileRow>(BankFileRow.Table, file.Id, cancellation))!;
            run.Log(_booked, now.Entries, now.Counts.Booked, now.Counts.Matched, now.Counts.Known);
        }
    }

    private async Task<IReadOnlyList<BankFileRow>> Waiting(CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            "SELECT data::text FROM mt_doc_bank_file WHERE data ->> 'state' <> 'imported' ORDER BY data ->> 'received_at', id");
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var waiting = new List<BankFileRow>();
        while (await reader.ReadAsync(cancellation))
            waiting.Add(StoredJson.Read<BankFileRow>(reader.GetString(0)));
        return waiting;
    }

    /// <summary>Books the next entries of a file.</summary>
    /// <returns>How many; 0 when there are no more.</returns>
    private Task<int> Book(Guid id, CancellationToken cancellation) => store.Write(
        async writing =>
        {
            var file = (await writing.Load(MembershipStreams.BankFiles, id)).State!;
            var next = Fitting(await inbox.Next(id, file.Through, Together, cancellation));
            if (next.Count == 0)
            {
                return file.Through == file.Facts.Entries
                    ? 0
                    : throw new JobFailedException("bank-entries-missing", "A bank file has entries that are neither booked nor waiting.");
            }

            var booking = new BankBooking(writing, book, databases, file.Facts);
            foreach (var (at, (row, entry)) in next.Index())
            {
                await booking.Take(entry, entry.Place ?? file.Through + at + 1);
                writing.Delete(MembershipStreams.WaitingBankEntries, row);
            }

            await writing.Decide(MembershipStreams.BankFiles, id, new BankFileEvent.EntriesBooked(
                id, file.Through + next.Count, booking.Counts, booking.UnknownReversals, writing.Now));
            return writing.Rejection is { } no ? throw new JobFailedException(no.Code, no.Reason) : next.Count;
        },
        cancellation);

    private static List<(string Row, BankEntry Entry)> Fitting(IReadOnlyList<(string Row, BankEntry Entry)> next)
    {
        var (fitting, details) = (new List<(string, BankEntry)>(), 0);
        foreach (var (row, entry) in next)
        {
            details += entry.Details.Count;
            if (fitting.Count > 0 && details > MostDetails)
                break;
            fitting.Add((row, entry));
        }

        return fitting;
    }
}
