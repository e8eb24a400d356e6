using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Duplicates;
using VoltKosova.Postgres;
using VoltKosova.Privacy;

namespace VoltKosova.Membership.Imports;

/// <summary>
/// The lines of files of members: rows that are put in as the file is read, so that a file of any size passes through without ever being in
/// memory. What was typed is kept no longer than somebody can still do something about it.
/// </summary>
internal sealed class ImportInbox(IServiceProvider services, Databases databases, TimeProvider clock)
{
    private const int Together = 500;

    /// <summary>An upload that broke off leaves lines of a file that was never received.</summary>
    private static readonly TimeSpan _abandoned = TimeSpan.FromDays(1);

    private IEventStore Rows => services.GetRequiredKeyedService<IEventStore>(MembershipStreams.Module);

    private NpgsqlDataSource Database => databases.For(MembershipStreams.Module);

    /// <summary>Keeps the lines of a file as they come; in memory is a digest of each before it, to tell twins.</summary>
    /// <returns>How many there are; more than <paramref name="most"/> are not read.</returns>
    public async Task<int> Take(
        Guid import, IAsyncEnumerable<(int Line, ImportCells Cells)> lines, int most, CancellationToken cancellation)
    {
        var (taken, seen) = (0, new Dictionary<long, int>());
        await foreach (var some in lines.Take(most + 1).Chunk(Together).WithCancellation(cancellation))
        {
            RowWrite[] rows =
            [
                .. some.Select((one, at) => (one.Line, one.Cells, Ordinal: taken + at + 1)).Select(one => new RowWrite.Insert(
                    ImportLine.Table,
                    ImportLine.IdOf(import, one.Ordinal),
                    StoredJson.Write(new ImportLine(
                        ImportLine.IdOf(import, one.Ordinal), import, one.Ordinal, one.Line, ImportLineState.Waiting, one.Cells, [])
                    {
                        TwinOf = TwinOf(one.Cells, one.Line, seen),
                    }))),
            ];
            await Rows.Commit(new Commit([], rows, new EventMetadata(clock.GetUtcNow(), null, null, null)), cancellation);
            taken += some.Length;
        }

        return taken;
    }

    /// <summary>The next lines of a file, in its order.</summary>
    public async Task<IReadOnlyList<ImportLine>> Next(Guid import, int through, int most, CancellationToken cancellation)
    {
        await using var find = Database.CreateCommand(
            "SELECT data::text FROM mt_doc_import_line WHERE id > $1 AND id < $2 ORDER BY id LIMIT $3");
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = ImportLine.IdOf(import, through) });
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = AfterAll(import) });
        find.Parameters.Add(new NpgsqlParameter<int> { TypedValue = most });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var next = new List<ImportLine>();
        while (await reader.ReadAsync(cancellation))
            next.Add(StoredJson.Read<ImportLine>(reader.GetString(0)));
        return next;
    }

    /// <summary>Forgets a file of which nothing is to come.</summary>
    public async Task Discard(Guid import, CancellationToken cancellation)
    {
        await using var discard = Database.CreateCommand("DELETE FROM mt_doc_import_line WHERE id > $1 AND id < $2");
        discard.Parameters.Add(new NpgsqlParameter<string> { TypedValue = ImportLine.IdOf(import, 0) });
        discard.Parameters.Add(new NpgsqlParameter<string> { TypedValue = AfterAll(import) });
        await discard.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Forgets what uploads that broke off have left, and what was typed into lines that came to nothing.</summary>
    /// <param name="before">Files that were confirmed before then.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task DiscardOld(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var discard = Database.CreateCommand(
            """
            DELETE FROM mt_doc_import_line AS line
            WHERE line.mt_last_modified < $1
              AND NOT EXISTS (SELECT FROM mt_doc_member_import AS import WHERE import.id = left(line.id, 36)::uuid)
              OR line.data ? 'cells' AND EXISTS (
                SELECT FROM mt_doc_member_import AS import
                WHERE import.id = left(line.id, 36)::uuid AND import.data ->> 'confirmed_at' < $2)
            """);
        discard.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = (clock.GetUtcNow() - _abandoned).UtcDateTime });
        discard.Parameters.Add(new NpgsqlParameter<string> { TypedValue = StoredJson.TextOf(before) });
        discard.CommandTimeout = 0;
        await discard.ExecuteNonQueryAsync(cancellation);
    }

    // The same address, or the same name with the same day of birth.
    private static int? TwinOf(ImportCells cells, int line, Dictionary<long, int> seen)
    {
        var name = ComparedName.Of(cells.GivenName, cells.FamilyName).Whole;
        string?[] marks =
        [
            EmailAddress.TryParse(cells.Email, out var address) ? "@" + address.Canonical : null,
            LineReading.Day(cells.BirthDate) is { } born && name.Length > 0 ? $"{born.DayNumber} {name}" : null,
        ];
        int? twin = null;
        foreach (var mark in marks.OfType<string>().Select(Digest))
        {
            if (!seen.TryAdd(mark, line))
                twin ??= seen[mark];
        }

        return twin;
    }

    private static long Digest(string text) => BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // The sign after the last digit: the column's order is that of the bytes.
    private static string AfterAll(Guid import) => $"{import}/:";
}
