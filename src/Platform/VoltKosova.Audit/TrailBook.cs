using Npgsql;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Postgres;

namespace VoltKosova.Audit;

/// <summary>The trail as the staff page shows it.</summary>
public sealed class TrailBook
{
    private readonly NpgsqlDataSource _database;
    private readonly Seals _seals;

    internal TrailBook(Databases databases, Seals seals) => (_database, _seals) = (databases.For(AuditSchema.Name), seals);

    /// <summary>Entries, the newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<EntryShown>> List(TrailFilter filter, int limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var command = _database.CreateCommand(
            """
            SELECT data::text FROM mt_doc_entry
            WHERE ($1::text IS NULL OR data ->> 'account_id' = $1)
              AND ($2::text IS NULL OR data -> 'persons' ? $2)
              AND ($3::text IS NULL OR data ->> 'operation' = $3)
              AND ($4::text IS NULL OR data ->> 'outcome' = $4)
              AND ($5::uuid IS NULL OR id < $5)
              AND ($7::text[] IS NULL OR (data ? 'chapters' AND data -> 'chapters' <@ to_jsonb($7)))
            ORDER BY id DESC LIMIT $6
            """);
        foreach (var value in (object?[])
            [
                filter.Account?.ToString(), filter.Person?.ToString(), filter.Operation, filter.Outcome, filter.Before, limit,
                Texts(filter.Scope),
            ])
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var entries = new List<EntryShown>();
        while (await reader.ReadAsync(cancellation))
        {
            var entry = StoredJson.Read<Entry>(reader.GetString(0));
            entries.Add(new EntryShown(
                entry.Id, entry.At, entry.AccountId, entry.Operation, StoredJson.NameOf(entry.Way), StoredJson.NameOf(entry.Outcome),
                entry.Persons.Count > 0 ? entry.Persons.Count : entry.Records.Count, entry.Reason));
        }

        return entries;
    }

    /// <summary>Whether there is any entry about a person.</summary>
    internal async Task<bool> Knows(Guid person, ChapterScope scope, CancellationToken cancellation)
    {
        await using var command = _database.CreateCommand(
            """
            SELECT EXISTS (SELECT FROM mt_doc_entry
                           WHERE data -> 'persons' ? $1
                             AND ($2::text[] IS NULL OR (data ? 'chapters' AND data -> 'chapters' <@ to_jsonb($2))))
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = person.ToString() });
        command.Parameters.Add(new NpgsqlParameter { Value = Texts(scope) ?? (object)DBNull.Value });
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    private static string[]? Texts(ChapterScope scope) =>
        scope.Everywhere ? null : [.. scope.Chapters.Select(chapter => chapter.ToString())];

    /// <summary>The number of the newest seal and when it was made; null when nothing is sealed yet.</summary>
    public async Task<(long Number, DateTimeOffset At)?> NewestSeal(CancellationToken cancellation) =>
        await _seals.Newest(cancellation) is { } seal ? (seal.Number, seal.SealedAt) : null;
}

/// <summary>Which entries; null asks for all.</summary>
/// <param name="Before">Older than this entry.</param>
/// <param name="Scope">Where the reader has the right.</param>
public sealed record TrailFilter(Guid? Account, Guid? Person, string? Operation, string? Outcome, Guid? Before, ChapterScope Scope);

/// <summary>An entry as the staff page shows it.</summary>
/// <param name="People">Of how many persons, or records where no person is named.</param>
public sealed record EntryShown(
    Guid Id, DateTimeOffset At, Guid? AccountId, string Operation, string Way, string Outcome, int People, string? Reason);
