using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Dues;

/// <summary>
/// Entries of bank files between their arrival and their booking: rows that are put in as the file is read and taken out in the commit that
/// books them, so that a file of any size passes through without ever being in memory, and a killed host goes on where it was.
/// </summary>
internal sealed class BankFileInbox(IServiceProvider services, Databases databases, TimeProvider clock)
{
    private const int Together = 500;

    // Beyond the largest file. A reversal waits until all else of its file is booked: some banks put it before what it takes back.
    private const int Last = 500_000_000;

    /// <summary>An upload that broke off leaves entries of a file that was never received.</summary>
    private static readonly TimeSpan _abandoned = TimeSpan.FromDays(1);

    private IEventStore Rows => services.GetRequiredKeyedService<IEventStore>(MembershipStreams.Module);

    private NpgsqlDataSource Database => databases.For(MembershipStreams.Module);

    /// <summary>Keeps the entries of a file as they come.</summary>
    /// <returns>How many there are; more than <paramref name="most"/> are not read.</returns>
    public async Task<int> Take(Guid file, IAsyncEnumerable<BankEntry> entries, int most, CancellationToken cancellation)
    {
        var (others, reversals) = (0, 0);
        await foreach (var some in entries.Take(most + 1).Chunk(Together).WithCancellation(cancellation))
        {
            RowWrite[] rows =
            [
                .. some.Select(entry => new RowWrite.Insert(
                    MembershipStreams.WaitingBankEntries,
                    IdOf(file, entry.IsReversal ? Last + ++reversals : ++others),
                    StoredJson.Write(entry with { Place = others + reversals }))),
            ];
            await Rows.Commit(new Commit([], rows, new EventMetadata(clock.GetUtcNow(), null, null, null)), cancellation);
        }

        return others + reversals;
    }

    /// <summary>The next entries of a file and the ids of their rows, in the order of the file; reversals come last.</summary>
    public async Task<IReadOnlyList<(string Id, BankEntry Entry)>> Next(
        Guid file, int through, int most, CancellationToken cancellation)
    {
        await using var find = Database.CreateCommand(
            "SELECT id, data::text FROM mt_doc_waiting_bank_entry WHERE id > $1 AND id < $2 ORDER BY id LIMIT $3");
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = IdOf(file, through) });
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = AfterAll(file) });
        find.Parameters.Add(new NpgsqlParameter<int> { TypedValue = most });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var next = new List<(string, BankEntry)>();
        while (await reader.ReadAsync(cancellation))
            next.Add((reader.GetString(0), StoredJson.Read<BankEntry>(reader.GetString(1))));
        return next;
    }

    /// <summary>Forgets a file that is not to be booked.</summary>
    public async Task Discard(Guid file, CancellationToken cancellation)
    {
        await using var discard = Database.CreateCommand("DELETE FROM mt_doc_waiting_bank_entry WHERE id > $1 AND id < $2");
        discard.Parameters.Add(new NpgsqlParameter<string> { TypedValue = IdOf(file, 0) });
        discard.Parameters.Add(new NpgsqlParameter<string> { TypedValue = AfterAll(file) });
        await discard.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Forgets what uploads that broke off have left.</summary>
    public async Task DiscardAbandoned(CancellationToken cancellation)
    {
        await using var discard = Database.CreateCommand(
            """
            DELETE FROM mt_doc_waiting_bank_entry AS entry
            WHERE entry.mt_last_modified < $1
              AND NOT EXISTS (SELECT FROM mt_doc_bank_file AS file WHERE file.id = left(entry.id, 36)::uuid)
            """);
        discard.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = (clock.GetUtcNow() - _abandoned).UtcDateTime });
        await discard.ExecuteNonQueryAsync(cancellation);
    }

    private static string IdOf(Guid file, int ordinal) => $"{file}/{ordinal:D9}";

    // The sign after the last digit: the column's order is that of the bytes.
    private static string AfterAll(Guid file) => $"{file}/:";
}
