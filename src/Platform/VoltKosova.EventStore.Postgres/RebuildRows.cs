using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;

namespace VoltKosova.EventStore.Postgres;

/// <summary>
/// The rows of a rebuild so far, beside the live ones, and how far it has come. Of rows that are their streams' alone only those are kept
/// that the live ones were not. A row that is to be none is JSON's null.
/// </summary>
internal sealed class RebuildRows(ViewDefinition view, NpgsqlDataSource database)
{
    private const string None = "null";

    // Texts that are parsed row by row: parsing a whole array at once holds all that parsing needs until the end, and took twice as long.
    private const string Made = "unnest($2, $3) AS made (id, data)";

    private const string Put = "ON CONFLICT (view, id) DO UPDATE SET data = EXCLUDED.data";

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);

    private readonly string _table = view.Fold.Table.TableName;
    private readonly string _type = view.Fold.Table.Key == RowKey.Uuid ? "uuid" : "varchar";

    // Another build of this code may leave other things beside.
    private readonly Guid _code = new(SHA256.HashData(
        [.. view.Fold.Code.ToByteArray(), .. typeof(RebuildRows).Module.ModuleVersionId.ToByteArray()])[..16]);

    /// <summary>Where a rebuild by the same build of the code was left, or the beginning.</summary>
    public async Task<RebuildPlace> Begin(CancellationToken cancellation)
    {
        await using var find = Command(
            """
            SELECT last_seq_id, last_event_id, last_stream, (SELECT count(*) FROM mt_events WHERE stream_id <= last_stream)
            FROM vk_rebuild WHERE view = $1 AND code = $2 AND last_stream <> '00000000-0000-0000-0000-000000000000'
            """,
            _code);
        await using (var reader = await find.ExecuteReaderAsync(cancellation))
        {
            if (await reader.ReadAsync(cancellation))
            {
                var at = new Checkpoint(reader.GetInt64(0), await reader.IsDBNullAsync(1, cancellation) ? null : reader.GetGuid(1));
                return new RebuildPlace(at, reader.GetGuid(2), reader.GetInt64(3));
            }
        }

        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Part("DELETE FROM vk_rebuild_row WHERE view = $1"));
        batch.BatchCommands.Add(Part(
            """
            INSERT INTO vk_rebuild (view, code, last_seq_id, last_stream)
            SELECT $1, $2, CASE WHEN $4 AND is_called THEN last_value ELSE 0 END, $3 FROM mt_events_sequence
            ON CONFLICT (view) DO UPDATE
            SET code = EXCLUDED.code, last_seq_id = EXCLUDED.last_seq_id, last_event_id = NULL, last_stream = EXCLUDED.last_stream
            RETURNING last_seq_id
            """,
            _code,
            view.Subscriber is null ? Guid.Empty : RebuildPlace.AllStreams,
            view.Subscriber is null));
        var begun = (long)(await batch.ExecuteScalarAsync(cancellation))!;
        if (view.Subscriber is null)
            await WritersEnded(connection, cancellation);
        return new RebuildPlace(new Checkpoint(begun, null), view.Subscriber is null ? Guid.Empty : RebuildPlace.AllStreams, 0);
    }

    /// <summary>What these rows are so far; null for those that there are not.</summary>
    public async Task<Dictionary<string, object?>> Read(string[] ids, CancellationToken cancellation)
    {
        var rows = ids.ToDictionary(id => id, _ => (object?)null);
        if (ids.Length == 0)
            return rows;
        await using var find = Command("SELECT id, data FROM vk_rebuild_row WHERE view = $1 AND id = ANY ($2) AND data <> 'null'", ids);
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            rows[reader.GetString(0)] = view.Fold.Read(reader.GetString(1));
        return rows;
    }

    /// <summary>The events of these streams, stream by stream.</summary>
    public async Task<List<StoredEvent>> ReadStreams(Guid[] streams, CancellationToken cancellation)
    {
        await using var read = database.CreateCommand(
            $"SELECT {EventRow.Columns} FROM mt_events WHERE stream_id = ANY ($1) ORDER BY stream_id, version");
        read.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = streams });
        await using var reader = await read.ExecuteReaderAsync(cancellation);
        return await EventRow.ReadAll(reader, cancellation);
    }

    /// <summary>
    /// The events of the next streams up to a number, as many streams as there are whole in so many events, but at least one. What comes
    /// behind the number is left to the log: streams that begin all the time would never end.
    /// </summary>
    public async Task<StreamPage> NextStreams(Guid after, long upTo, int limit, CancellationToken cancellation)
    {
        List<StoredEvent> events;
        await using (var read = database.CreateCommand(
            $"SELECT {EventRow.Columns} FROM mt_events WHERE stream_id > $1 AND seq_id <= $2 ORDER BY stream_id, version LIMIT $3"))
        {
            read.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = after });
            read.Parameters.Add(new NpgsqlParameter<long> { TypedValue = upTo });
            read.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit + 1 });
            await using var reader = await read.ExecuteReaderAsync(cancellation);
            events = await EventRow.ReadAll(reader, cancellation);
        }

        if (events.Count <= limit)
            return new StreamPage(events, RebuildPlace.AllStreams);
        var cut = events[^1].StreamId;
        events.RemoveAll(stored => stored.StreamId == cut);
        return events is [.., var last]
            ? new StreamPage(events, last.StreamId)
            : new StreamPage(await ReadStreams([cut], cancellation), cut);
    }

    /// <summary>
    /// Keeps what the rows of streams have become where the live ones are not that, together with the place. A live row that is newer than
    /// what was folded has an event behind the place where the rebuild began, with which its stream is folded again.
    /// </summary>
    /// <param name="rows">The rows; null for those that there are not.</param>
    /// <param name="after">Behind which stream the page began.</param>
    /// <param name="through">With which it ended; a live row between them that was not folded should not be there.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="RebuildUnderWayException">Another rebuild has gone on from there.</exception>
    public Task KeepDifferent(IReadOnlyDictionary<string, object?> rows, Guid after, Guid through, CancellationToken cancellation)
    {
        var there = rows.Where(row => row.Value is not null).ToList();
        return Execute(
            [
                Part(
                    $"""
                    INSERT INTO vk_rebuild_row (view, id, data)
                    SELECT $1, coalesce(folded.id, live.id)::text, coalesce(folded.data, 'null')
                    FROM (SELECT id::{_type}, data::jsonb FROM {Made}) AS folded
                    FULL JOIN (SELECT id, data FROM {_table} WHERE id > $4::{_type} AND id <= $5::{_type}) AS live ON live.id = folded.id
                    WHERE folded.data IS DISTINCT FROM live.data {Put}
                    """,
                    there.Select(row => row.Key).ToArray(),
                    there.Select(row => view.Fold.Write(row.Value!)).ToArray(),
                    after.ToString(),
                    through.ToString()),
                Part("UPDATE vk_rebuild SET last_stream = $3 WHERE view = $1 AND last_stream = $2", after, through),
            ],
            cancellation);
    }

    /// <summary>Keeps what rows have become together with the place up to which they are folded.</summary>
    /// <param name="rows">The rows; null for those that there are not.</param>
    /// <param name="from">Where the page began.</param>
    /// <param name="reached">Where it ended.</param>
    /// <exception cref="RebuildUnderWayException">Another rebuild has gone on from there: the session that kept it out is gone.</exception>
    /// <param name="cancellation">Ends it.</param>
    public Task Keep(IReadOnlyDictionary<string, object?> rows, Checkpoint from, Checkpoint reached, CancellationToken cancellation) =>
        Execute(
            [
                Part(
                    $"""
                    INSERT INTO vk_rebuild_row (view, id, data)
                    SELECT $1, id, data::jsonb FROM {Made} {Put}
                    """,
                    rows.Keys.ToArray(),
                    rows.Values.Select(row => row is null ? None : view.Fold.Write(row)).ToArray()),
                Part(
                    "UPDATE vk_rebuild SET last_seq_id = $2, last_event_id = $3 WHERE view = $1 AND last_seq_id = $4",
                    reached.Position,
                    reached.LastEventId!.Value,
                    from.Position),
            ],
            cancellation);

    /// <summary>
    /// Lets nobody write to the view until the transaction ends: first, as in a commit, the place of a shared view's subscriber, then the
    /// table. Readers go on.
    /// </summary>
    /// <returns>
    /// The number behind which the log has nothing of the view: where the subscriber of a shared view waits, from which it goes on; for an
    /// inline view the last that was drawn, since whoever writes to it waits before drawing one.
    /// </returns>
    public static async Task<long> HoldWriters(ViewDefinition view, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("SET LOCAL lock_timeout = '2s'"));
        if (view.Subscriber is { } subscriber)
        {
            batch.BatchCommands.Add(new("SELECT last_seq_id FROM mt_event_progression WHERE name = $1 FOR UPDATE")
            {
                Parameters = { new NpgsqlParameter<string> { TypedValue = subscriber } },
            });
        }

        batch.BatchCommands.Add(new($"LOCK TABLE {view.Fold.Table.TableName} IN SHARE ROW EXCLUSIVE MODE"));
        if (view.Subscriber is null)
            batch.BatchCommands.Add(new("SELECT last_value FROM mt_events_sequence WHERE is_called"));
        return await batch.ExecuteScalarAsync(cancellation) as long? ?? 0;
    }

    /// <summary>
    /// Makes the live rows what was folded, in the caller's transaction, and touches none that is right already. The subscriber of a shared
    /// view goes on behind what was folded; what it could not take was taken here. It is nobody's then: whoever has it cannot commit before
    /// taking it again with its letters.
    /// </summary>
    public async Task<RebuildOutcome> Replace(NpgsqlConnection connection, Checkpoint at, CancellationToken cancellation)
    {
        var wrong = view.Subscriber is null
            ? $"id IN (SELECT id::{_type} FROM vk_rebuild_row WHERE view = $1 AND data = 'null')"
            : "NOT EXISTS (SELECT FROM vk_rebuild_row WHERE view = $1 AND id = live.id::text AND data <> 'null')";
        var removed = await Execute($"DELETE FROM {_table} AS live WHERE {wrong}");
        var written = await Execute(
            $"""
            INSERT INTO {_table} AS live (id, data)
            SELECT folded.id::{_type}, folded.data FROM vk_rebuild_row AS folded
            LEFT JOIN {_table} AS there ON there.id = folded.id::{_type}
            WHERE folded.view = $1 AND folded.data <> 'null' AND there.data IS DISTINCT FROM folded.data
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

        await Execute("DELETE FROM vk_rebuild_row WHERE view = $1");
        await Execute("DELETE FROM vk_rebuild WHERE view = $1");
        await using var count = new NpgsqlCommand($"SELECT count(*) FROM {_table}", connection) { CommandTimeout = 0 };
        return new RebuildOutcome((long)(await count.ExecuteScalarAsync(cancellation))!, written, removed);

        async Task<long> Execute(string sql, params object[] values)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = view.Name });
            foreach (var value in values)
                command.Parameters.Add(value as NpgsqlParameter ?? new() { Value = value });
            return await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    /// <summary>Every number that was drawn until now is in the log after this, or dead; see <see cref="ForwardReader"/>.</summary>
    private async Task WritersEnded(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var writers = new OpenWriters(view.Source);
        IEnumerable<string> open = (await writers.Now(connection, cancellation)).Keys;
        while (open.Any())
        {
            await Task.Delay(_pause, TimeProvider.System, cancellation);
            open = [.. open.Intersect((await writers.Now(connection, cancellation)).Keys)];
        }
    }

    /// <summary>Rows and, last, the place behind them, which must still be where they began.</summary>
    private async Task Execute(NpgsqlBatchCommand[] parts, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection, transaction) { Timeout = 0 };
        foreach (var part in parts)
            batch.BatchCommands.Add(part);
        await batch.ExecuteNonQueryAsync(cancellation);
        if (parts[^1].RecordsAffected != 1)
            throw new RebuildUnderWayException(view.Name);
        await transaction.CommitAsync(cancellation);
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

/// <summary>How far a rebuild has come.</summary>
/// <param name="At">Up to where the log is folded; while not all streams are, up to where it is for those that are.</param>
/// <param name="Stream">The last stream that was folded from all of its events.</param>
/// <param name="Folded">How many events that were.</param>
internal sealed record RebuildPlace(Checkpoint At, Guid Stream, long Folded)
{
    /// <summary>Where all streams are folded, or none need be by themselves.</summary>
    public static Guid AllStreams { get; } = Guid.AllBitsSet;
}

/// <summary>The events of some streams, in the order of their ids.</summary>
/// <param name="Events">Stream by stream.</param>
/// <param name="Through">Up to which stream everything has been read.</param>
internal sealed record StreamPage(IReadOnlyList<StoredEvent> Events, Guid Through);
