using Npgsql;
using NpgsqlTypes;

namespace VoltKosova.EventStore.Postgres;

/// <summary>The rows of a rebuild so far, beside the live ones, and how far it has come.</summary>
internal sealed class RebuildRows(ViewDefinition view, NpgsqlDataSource database)
{
    private readonly string _table = view.Fold.Table.TableName;
    private readonly string _type = view.Fold.Table.Key == RowKey.Uuid ? "uuid" : "varchar";

    /// <summary>Where a rebuild by the same build of the code was left, or the beginning.</summary>
    public async Task<Checkpoint> Begin(CancellationToken cancellation)
    {
        await using var find = Command("SELECT last_seq_id, last_event_id FROM vk_rebuild WHERE view = $1 AND code = $2", view.Fold.Code);
        await using (var reader = await find.ExecuteReaderAsync(cancellation))
        {
            if (await reader.ReadAsync(cancellation))
                return new Checkpoint(reader.GetInt64(0), await reader.IsDBNullAsync(1, cancellation) ? null : reader.GetGuid(1));
        }

        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Part("DELETE FROM vk_rebuild_row WHERE view = $1"));
        batch.BatchCommands.Add(Part(
            """
            INSERT INTO vk_rebuild (view, code, last_seq_id) VALUES ($1, $2, 0)
            ON CONFLICT (view) DO UPDATE SET code = EXCLUDED.code, last_seq_id = 0, last_event_id = NULL
            """,
            view.Fold.Code));
        await batch.ExecuteNonQueryAsync(cancellation);
        return new Checkpoint(0, null);
    }

    /// <summary>What these rows are so far; null for those that there are not.</summary>
    public async Task<Dictionary<string, object?>> Read(string[] ids, CancellationToken cancellation)
    {
        var rows = ids.ToDictionary(id => id, _ => (object?)null);
        if (ids.Length == 0)
            return rows;
        await using var find = Command("SELECT id, data FROM vk_rebuild_row WHERE view = $1 AND id = ANY ($2)", ids);
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            rows[reader.GetString(0)] = view.Fold.Read(reader.GetString(1));
        return rows;
    }

    /// <summary>Keeps what rows have become together with the place up to which they are folded.</summary>
    /// <param name="rows">The rows; null for those that there are not.</param>
    /// <param name="begun">Those that cannot have been there before.</param>
    /// <param name="from">Where the page began.</param>
    /// <param name="reached">Where it ended.</param>
    /// <exception cref="RebuildUnderWayException">Another rebuild has gone on from there: the session that kept it out is gone.</exception>
    /// <param name="cancellation">Ends it.</param>
    public async Task Keep(
        IReadOnlyDictionary<string, object?> rows,
        IReadOnlySet<string> begun,
        Checkpoint from,
        Checkpoint reached,
        CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Copy(connection, rows.Where(row => row.Value is not null && begun.Contains(row.Key)), cancellation);
        var there = rows.Where(row => row.Value is not null && !begun.Contains(row.Key)).ToList();
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(Part(
            """
            INSERT INTO vk_rebuild_row (view, id, data) SELECT $1, id, data FROM unnest($2::varchar[], $3::jsonb[]) AS news (id, data)
            ON CONFLICT (view, id) DO UPDATE SET data = EXCLUDED.data
            """,
            there.Select(row => row.Key).ToArray(),
            there.Select(row => view.Fold.Write(row.Value!)).ToArray()));
        batch.BatchCommands.Add(Part(
            "DELETE FROM vk_rebuild_row WHERE view = $1 AND id = ANY ($2)",
            (object)rows.Where(row => row.Value is null && !begun.Contains(row.Key)).Select(row => row.Key).ToArray()));
        batch.BatchCommands.Add(Part(
            "UPDATE vk_rebuild SET last_seq_id = $2, last_event_id = $3 WHERE view = $1 AND last_seq_id = $4",
            reached.Position,
            reached.LastEventId!.Value,
            from.Position));
        await batch.ExecuteNonQueryAsync(cancellation);
        if (batch.BatchCommands[^1].RecordsAffected != 1)
            throw new RebuildUnderWayException(view.Name);
        await transaction.CommitAsync(cancellation);
    }

    private async Task Copy(
        NpgsqlConnection connection, IEnumerable<KeyValuePair<string, object?>> rows, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY vk_rebuild_row (view, id, data) FROM STDIN (FORMAT BINARY)", cancellation);
        foreach (var (id, row) in rows)
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(view.Name, NpgsqlDbType.Varchar, cancellation);
            await copy.WriteAsync(id, NpgsqlDbType.Varchar, cancellation);
            await copy.WriteAsync(view.Fold.Write(row!), NpgsqlDbType.Jsonb, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    /// <summary>
    /// Lets nobody write to the view until the transaction ends: first, as in a commit, the place of a shared view's subscriber, then the
    /// table. Readers go on.
    /// </summary>
    /// <returns>Where the subscriber of a shared view waits; null for an inline view.</returns>
    public static async Task<long?> HoldWriters(ViewDefinition view, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("SET LOCAL lock_timeout = '2s'"));
        batch.BatchCommands.Add(new("SELECT last_seq_id FROM mt_event_progression WHERE name = $1 FOR UPDATE")
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = view.Subscriber ?? "" } },
        });
        batch.BatchCommands.Add(new($"LOCK TABLE {view.Fold.Table.TableName} IN SHARE ROW EXCLUSIVE MODE"));
        var place = await batch.ExecuteScalarAsync(cancellation) as long?;
        return view.Subscriber is null ? null : place ?? 0;
    }

    /// <summary>
    /// Makes the live rows what was folded, in the caller's transaction, and touches none that is right already. The subscriber of a shared
    /// view goes on behind what was folded; what it could not take was taken here. It is nobody's then: whoever has it cannot commit before
    /// taking it again with its letters.
    /// </summary>
    public async Task<RebuildOutcome> Replace(NpgsqlConnection connection, Checkpoint at, CancellationToken cancellation)
    {
        var removed = await Execute(
            $"DELETE FROM {_table} AS live WHERE NOT EXISTS (SELECT FROM vk_rebuild_row WHERE view = $1 AND id = live.id::text)");
        var written = await Execute(
            $"""
            INSERT INTO {_table} AS live (id, data)
            SELECT folded.id::{_type}, folded.data FROM vk_rebuild_row AS folded
            LEFT JOIN {_table} AS there ON there.id = folded.id::{_type}
            WHERE folded.view = $1 AND there.data IS DISTINCT FROM folded.data
            ON CONFLICT (id) DO UPDATE SET data = EXCLUDED.data, mt_version = EXCLUDED.mt_version, mt_last_modified = clock_timestamp()
            """);
        if (view.Subscriber is { } subscriber)
        {
            await Execute(
                "UPDATE mt_event_progression SET last_seq_id = $3, last_event_id = $4, owner = NULL WHERE name = $2 AND $1 <> ''",
                subscriber,
                at.Position,
                new NpgsqlParameter { Value = at.LastEventId ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
            await Execute("DELETE FROM mt_doc_dead_letter WHERE starts_with(id, $2) AND $1 <> ''", subscriber + "/");
            await Execute("DELETE FROM mt_doc_dead_letter_retry WHERE starts_with(id, $2) AND $1 <> ''", subscriber + "/");
        }

        var rows = await Execute("DELETE FROM vk_rebuild_row WHERE view = $1");
        await Execute("DELETE FROM vk_rebuild WHERE view = $1");
        return new RebuildOutcome(rows, written, removed);

        async Task<long> Execute(string sql, params object[] values)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = view.Name });
            foreach (var value in values)
                command.Parameters.Add(value as NpgsqlParameter ?? new() { Value = value });
            return await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private NpgsqlCommand Command(string sql, object value)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = view.Name });
        command.Parameters.Add(new() { Value = value });
        return command;
    }

    private NpgsqlBatchCommand Part(string sql, params ReadOnlySpan<object> values)
    {
        var part = new NpgsqlBatchCommand(sql);
        part.Parameters.Add(new NpgsqlParameter<string> { TypedValue = view.Name });
        foreach (var value in values)
            part.Parameters.Add(new() { Value = value });
        return part;
    }
}
