using Npgsql;
using NpgsqlTypes;

namespace VoltKosova.EventStore.Postgres;

/// <summary>
/// A commit as statements. The order is fixed, so that two commits that meet lock in the same order. The step comes last: PostgreSQL begins
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
        foreach (var statement in Before(commit))
            batch.BatchCommands.Add(statement);
        foreach (var append in Appends(commit))
            batch.BatchCommands.Add(Append(append, append.Metadata ?? commit.Metadata));
        if (commit.Checkpoint is { } step)
            batch.BatchCommands.Add(Step(step));
    }

    /// <summary>What comes before a number is drawn: the exclusive key, then the rows.</summary>
    public static IEnumerable<NpgsqlBatchCommand> Before(Commit commit)
    {
        if (commit.ExclusiveKey is { } key)
            yield return Statement("SELECT vk_only($1)", Text(key));
        var rows = commit.Rows.OrderBy(row => row.Table.Name, StringComparer.Ordinal).ThenBy(row => row.Id, StringComparer.Ordinal);
        foreach (var row in rows)
            yield return Row(row);
    }

    /// <summary>The appends in their order.</summary>
    public static IEnumerable<StreamAppend> Appends(Commit commit) => commit.Streams.OrderBy(append => append.StreamId);

    /// <summary>What comes last.</summary>
    public static NpgsqlBatchCommand Step(CheckpointMove step) => Statement(
        "SELECT vk_step($1, $2, $3, $4, $5)",
        Text(step.Subscriber),
        Number(step.From),
        Number(step.To),
        Uuid(step.LastEventId),
        Uuid(step.Owner));

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

    private static NpgsqlBatchCommand Append(StreamAppend append, EventMetadata metadata) => Statement(
        "SELECT vk_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        Uuid(append.StreamId),
        Text(append.StreamType),
        Number(append.ExpectedVersion),
        Array(NpgsqlDbType.Uuid, append.Events.Select(news => news.Id)),
        Array(NpgsqlDbType.Varchar, append.Events.Select(news => news.Name)),
        Array(NpgsqlDbType.Jsonb, append.Events.Select(news => news.Json)),
        new NpgsqlParameter { Value = metadata.At.ToUniversalTime(), NpgsqlDbType = NpgsqlDbType.TimestampTz },
        Text(metadata.CorrelationId),
        Text(metadata.CausationId),
        Text(metadata.User));

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

    private static NpgsqlParameter Array<T>(NpgsqlDbType type, IEnumerable<T> values) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };

    private static NpgsqlParameter<long> Number(long value) => new() { TypedValue = value };

    private static NpgsqlParameter Text(string? value) =>
        new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Varchar };

    private static NpgsqlParameter Uuid(Guid? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };

    private static NpgsqlParameter Json(string value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Jsonb };
}
