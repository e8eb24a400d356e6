using Npgsql;
using NpgsqlTypes;

namespace VoltKosova.EventStore.Postgres;

/// <summary>
/// A commit as statements. The order is fixed, so that two commits that meet lock in the same order. The step comes last: PostgreSQL begins
/// with the first statements while the others are still on their way, and a host that freezes in between would keep its checkpoint locked
/// from whoever takes over.
/// </summary>
/// <param name="module">Whose store it is: the locks are its own.</param>
internal sealed class CommitBatch(string module)
{
    private const string StreamMoved = "VK001";
    private const string CheckpointMoved = "VK002";
    private const string KeyBusy = "VK003";

    private const string MayBeLost = "SELECT set_config('synchronous_commit', 'off', true)";

    private const string Begin = "INSERT INTO mt_streams (id, type, version, timestamp, created) VALUES ($1, $2, $3, $4, $4)";

    // The shared lock is taken before the number is drawn and held to the end of the transaction: see ForwardReader.
    private readonly string _event =
        $"""
        INSERT INTO mt_events (seq_id, id, stream_id, version, data, type, timestamp, correlation_id, causation_id, user_name)
        SELECT nextval('mt_events_sequence'), $1, $2, $3, $4, $5, $6, $7, $8, $9
        FROM (SELECT pg_advisory_xact_lock_shared(1450142836, hashtext('{module}')) OFFSET 0) AS held
        RETURNING seq_id
        """;

    // What vk_only asks, in the statement that writes the key's row.
    private readonly string _only =
        $"CASE WHEN pg_try_advisory_xact_lock(1450142837, hashtext('{module}' || $1)) THEN $1 ELSE vk_busy() END";

    public void Fill(NpgsqlBatch batch, Commit commit)
    {
        foreach (var statement in Before(commit))
            batch.BatchCommands.Add(statement);
        foreach (var append in Appends(commit))
        {
            foreach (var statement in Append(append, append.Metadata ?? commit.Metadata))
                batch.BatchCommands.Add(statement);
        }

        if (commit.Checkpoint is { } step)
            batch.BatchCommands.Add(Step(step));
    }

    /// <summary>What comes before a number is drawn: the exclusive key, then the rows.</summary>
    public IEnumerable<NpgsqlBatchCommand> Before(Commit commit)
    {
        if (commit.MayBeLost)
            yield return Statement(MayBeLost);
        var keyed = commit.ExclusiveKey is { } key ? commit.Rows.OfType<RowWrite.Insert>().FirstOrDefault(row => row.Id == key) : null;
        if (keyed is not null)
            yield return Statement(
                $"INSERT INTO {keyed.Table.TableName} (id, data) VALUES ({_only}, $2)", Text(keyed.Id), Json(keyed.Json));
        else if (commit.ExclusiveKey is { } alone)
            yield return Statement("SELECT vk_only($1)", Text(alone));
        foreach (var row in InOrder(commit.Rows).Where(row => row != keyed))
            yield return Row(row);
    }

    /// <summary>The appends in their order.</summary>
    public static IEnumerable<StreamAppend> Appends(Commit commit) =>
        commit.Streams.Count < 2 ? commit.Streams : commit.Streams.OrderBy(append => append.StreamId);

    /// <summary>What comes last.</summary>
    public static NpgsqlBatchCommand Step(CheckpointMove step) => Statement(
        "SELECT vk_step($1, $2, $3, $4, $5)",
        Text(step.Subscriber),
        Number(step.From),
        Number(step.To),
        Uuid(step.LastEventId),
        Uuid(step.Owner));

    /// <summary>The events of a commit as they lie in the log now.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="positions">What was drawn for them, in the order of the batch.</param>
    public static IReadOnlyList<StoredEvent> Added(Commit commit, IReadOnlyList<long> positions)
    {
        var added = new List<StoredEvent>(positions.Count);
        foreach (var append in Appends(commit))
        {
            var metadata = AsStored(append.Metadata ?? commit.Metadata);
            var version = append.ExpectedVersion;
            foreach (var news in append.Events)
                added.Add(new StoredEvent(
                    positions[added.Count], news.Id, append.StreamId, ++version, news.Name, news.Json, metadata)
                { Fresh = news.Fresh });
        }

        return added;
    }

    public static CommitOutcome? Conflict(PostgresException refused) => refused.SqlState switch
    {
        StreamMoved => new CommitOutcome.StreamMoved(),
        CheckpointMoved => new CommitOutcome.CheckpointMoved(),
        KeyBusy => new CommitOutcome.KeyBusy(),
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure => new CommitOutcome.StreamMoved(),
        PostgresErrorCodes.UniqueViolation when refused.TableName is "mt_streams" or "mt_events" => new CommitOutcome.StreamMoved(),
        PostgresErrorCodes.UniqueViolation => new CommitOutcome.RowTaken(refused.TableName ?? ""),
        _ => null,
    };

    private static IEnumerable<RowWrite> InOrder(IReadOnlyList<RowWrite> rows) => rows.Count < 2
        ? rows
        : rows.OrderBy(row => row.Table.Name, StringComparer.Ordinal).ThenBy(row => row.Id, StringComparer.Ordinal);

    // PostgreSQL keeps microseconds.
    private static EventMetadata AsStored(EventMetadata metadata)
    {
        var at = metadata.At.ToUniversalTime();
        return metadata with { At = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond)) };
    }

    /// <summary>The stream's row first: who comes with a stale version has drawn no number, and stops the batch.</summary>
    private IEnumerable<NpgsqlBatchCommand> Append(StreamAppend append, EventMetadata metadata)
    {
        var at = metadata.At.ToUniversalTime();
        yield return append.ExpectedVersion == 0
            ? Statement(Begin, Uuid(append.StreamId), Text(append.StreamType), Number(append.Events.Count), Instant(at))
            : Statement(
                "SELECT vk_move($1, $2, $3, $4)", Uuid(append.StreamId), Number(append.ExpectedVersion), Number(append.Events.Count),
                Instant(at));
        var version = append.ExpectedVersion;
        foreach (var news in append.Events)
        {
            yield return Statement(
                _event,
                Uuid(news.Id),
                Uuid(append.StreamId),
                Number(++version),
                Json(news.Json),
                Text(news.Name),
                Instant(at),
                Text(metadata.CorrelationId),
                Text(metadata.CausationId),
                Text(metadata.User));
        }
    }

    private static NpgsqlBatchCommand Row(RowWrite row)
    {
        var table = row.Table.TableName;
        return row switch
        {
            RowWrite.Put put => Statement(
                $"""
                INSERT INTO {table} (id, data) VALUES ($1, $2)
                ON CONFLICT (id) DO UPDATE
                SET data = EXCLUDED.data, mt_version = EXCLUDED.mt_version, mt_last_modified = clock_timestamp()
                """,
                RowId.Of(row.Table, row.Id),
                Json(put.Json)),
            RowWrite.Insert insert =>
                Statement($"INSERT INTO {table} (id, data) VALUES ($1, $2)", RowId.Of(row.Table, row.Id), Json(insert.Json)),
            _ => Statement($"DELETE FROM {table} WHERE id = $1", RowId.Of(row.Table, row.Id)),
        };
    }

    private static NpgsqlBatchCommand Statement(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    private static NpgsqlParameter<long> Number(long value) => new() { TypedValue = value };

    private static NpgsqlParameter<Guid> Uuid(Guid value) => new() { TypedValue = value };

    private static NpgsqlParameter<DateTimeOffset> Instant(DateTimeOffset value) =>
        new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    private static NpgsqlParameter Text(string? value) =>
        new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Varchar };

    private static NpgsqlParameter Uuid(Guid? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };

    private static NpgsqlParameter Json(string value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Jsonb };
}
