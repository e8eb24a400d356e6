using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Postgres;
using VoltKosova.Privacy;

namespace VoltKosova.Audit;

/// <summary>Seals the trail in batches, each linked to the one before, and finds out whether it is still what was sealed.</summary>
internal sealed class Seals(Databases databases, BlindIndex marks, IdSource ids, TimeProvider clock)
{
    public const int BatchSize = 5_000;
    private const string Purpose = "audit.seal";

    private const string Digest =
        """
        SELECT count(*), coalesce(max(number), 0), encode(sha256(coalesce(string_agg(hash, ''::bytea ORDER BY number), ''::bytea)), 'hex')
        FROM (
            SELECT number, sha256(convert_to(number::text || ' ' || id::text || ' ' || data::text, 'UTF8')) AS hash
            FROM mt_doc_entry WHERE number > $1 AND number <= $2 ORDER BY number LIMIT $3
        ) AS batch
        """;

    private readonly NpgsqlDataSource _database = databases.For(AuditSchema.Name);

    /// <summary>The newest seal, or null.</summary>
    public async Task<Seal?> Newest(CancellationToken cancellation)
    {
        await using var command = _database.CreateCommand("SELECT data::text FROM mt_doc_seal ORDER BY number DESC LIMIT 1");
        return await command.ExecuteScalarAsync(cancellation) is string json ? StoredJson.Read<Seal>(json) : null;
    }

    /// <summary>Seals the next batch of what was there at <paramref name="end"/>; null when nothing waits.</summary>
    public async Task<Seal?> SealNext(long end, CancellationToken cancellation)
    {
        var newest = await Newest(cancellation);
        var after = newest?.Last ?? 0;
        var (entries, last, digest) = await Read(after, end, BatchSize, cancellation);
        if (entries == 0)
            return null;
        var seal = new Seal((newest?.Number ?? 0) + 1, after, last, entries, digest, newest?.Mark ?? "", "", clock.GetUtcNow());
        seal = seal with { Mark = marks.Of(Purpose, seal.Text) };
        await using var insert = _database.CreateCommand("INSERT INTO mt_doc_seal (id, number, data) VALUES ($1, $2, $3::jsonb)");
        foreach (var value in (object[])[ids.Next(), seal.Number, StoredJson.Write(seal)])
            insert.Parameters.Add(new NpgsqlParameter { Value = value });
        await insert.ExecuteNonQueryAsync(cancellation);
        return seal;
    }

    /// <summary>
    /// The number up to which every entry is there or will never be: nobody who has drawn a number is still writing. Writers wait for as
    /// long as this one look takes.
    /// </summary>
    public async Task<long> End(CancellationToken cancellation)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var wait = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection);
        wait.Parameters.Add(new NpgsqlParameter<long> { TypedValue = Trail.Lock });
        await wait.ExecuteNonQueryAsync(cancellation);
        await using var newest = new NpgsqlCommand("SELECT coalesce(max(number), 0) FROM mt_doc_entry", connection);
        return (long)(await newest.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Every seal in order.</summary>
    public async Task<IReadOnlyList<Seal>> All(CancellationToken cancellation)
    {
        await using var command = _database.CreateCommand("SELECT data::text FROM mt_doc_seal ORDER BY number");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var seals = new List<Seal>();
        while (await reader.ReadAsync(cancellation))
            seals.Add(StoredJson.Read<Seal>(reader.GetString(0)));
        return seals;
    }

    /// <summary>
    /// Whether a seal follows the one before, is genuine, and its entries are what they were; or are gone, when they were cut off.
    /// </summary>
    public async Task<bool> Holds(Seal seal, Seal? before, bool isCut, CancellationToken cancellation)
    {
        if (seal.Number != (before?.Number ?? 0) + 1 || seal.After != (before?.Last ?? 0) || seal.Previous != (before?.Mark ?? "")
            || seal.Mark != marks.Of(Purpose, seal.Text))
            return false;
        var (entries, last, digest) = await Read(seal.After, seal.Last, seal.Entries + 1, cancellation);
        return isCut ? entries == 0 : (entries, last, digest) == (seal.Entries, seal.Last, seal.Digest);
    }

    private async Task<(long Entries, long Last, string Digest)> Read(long after, long end, long most, CancellationToken cancellation)
    {
        await using var command = _database.CreateCommand(Digest);
        foreach (var value in (long[])[after, end, most])
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = value });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2));
    }
}
