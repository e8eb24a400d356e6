using Npgsql;
using NpgsqlTypes;

namespace VoltKosova.EventStore.Postgres;

/// <summary>
/// A commit as one batch. The order is fixed, so that two commits that meet lock in the same order. The step comes last: PostgreSQL begins
/// with the first statements while the others are still on their way, and a host that freezes in between would keep its checkpoint locked
/// from whoever takes over.
/// </summary>
internal static class CommitBatch
{
    private const string StreamMoved = "VK001";
    private const string CheckpointMoved = "VK002";
    private const string KeyBusy = "VK003";

    public static void Fill(NpgsqlBatch batch, Commit commit)
    {
        if (commit.ExclusiveKey is { } key)
            Add(batch, "SELECT vk_only($1)", Text(key));
        var rows = commit.Rows.OrderBy(row => row.Table.Name, StringComparer.Ordinal).ThenBy(row => row.Id, StringComparer.Ordinal);
        foreach (var row in rows)
            Add(batch, row);
        foreach (var append in commit.Streams.OrderBy(append => append.StreamId))
            Add(batch, append, append.Metadata ?? commit.Metadata);
        if (commit.Checkpoint is { } step)
            Add(batch, step);
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

    private static void Add(NpgsqlBatch batch, CheckpointMove step) => Add(
        batch,
        "SELECT vk_step($1, $2, $3, $4, $5)",
        Text(step.Subscriber),
        Number(step.From),
        Number(step.To),
        Uuid(step.LastEventId),
        Uuid(step.Owner));

    private static void Add(NpgsqlBatch batch, StreamAppend append, EventMetadata metadata) => Add(
        batch,
        "SELECT vk_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        Uuid(append.StreamId),
        Text(append.StreamType),
        Number(append.ExpectedVersion),
        new NpgsqlParameter
        {
            Value = append.Events.Select(news =>
            news.Id).ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid
        },
        new NpgsqlParameter
        {
            Value = append.Events.Select(news =>
            news.Name).ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar
        },
        new NpgsqlParameter
        {
            Value = append.Events.Select(news =>
            news.Json).ToArray(),
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb
        },
        new NpgsqlParameter { Value = metadata.At.ToUniversalTime(), NpgsqlDbType = NpgsqlDbType.TimestampTz },
        Text(metadata.CorrelationId),
        Text(metadata.CausationId),
        Text(metadata.User));

    private static void Add(NpgsqlBatch batch, RowWrite row)
    {
        var table = row.Table.TableName;
        switch (row)
        {
            case RowWrite.Put put:
                Add(
                    batch,
                    $"""
                    INSERT INTO {table} (id, data) VALUES ($1, $2)
                    ON CONFLICT (id) DO UPDATE
                    SET data = EXCLUDED.data, mt_version = EXCLUDED.mt_version, mt_last_modified = clock_timestamp()
                    """,
                    RowId.Of(row.Table, row.Id),
                    Json(put.Json));
                break;
            case RowWrite.Insert insert:
                Add(batch, $"INSERT INTO {table} (id, data) VALUES ($1, $2)", RowId.Of(row.Table, row.Id), Json(insert.Json));
                break;
            case RowWrite.Delete:
                Add(batch, $"DELETE FROM {table} WHERE id = $1", RowId.Of(row.Table, row.Id));
                break;
        }
    }

    private static void Add(NpgsqlBatch batch, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        batch.BatchCommands.Add(command);
    }

    private static NpgsqlParameter<long> Number(long value) => new() { TypedValue = value };

    private static NpgsqlParameter Text(string? value) =>
        new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Varchar };

    private static NpgsqlParameter Uuid(Guid? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };

    private static NpgsqlParameter Json(string value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Jsonb };
}
