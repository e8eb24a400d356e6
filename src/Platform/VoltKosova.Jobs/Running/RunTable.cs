using System.Text.Json;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Postgres;

namespace VoltKosova.Jobs.Running;

/// <summary>How runs are read from <c>jobs.run</c> and <c>jobs.run_log</c>.</summary>
internal sealed class RunTable(Databases databases)
{
    private const string Columns =
        """
        id, job, parameters::text, state, done, total, step::text, requested_by, reason, retry_of, tick, attempt, queued_at, due_at,
        started_at, ended_at, heartbeat_at, cancel_requested_at IS NOT NULL, cancel_requested_by, error_code, error_text
        """;

    public async Task<JobRunRow?> Find(Guid id, CancellationToken cancellation)
    {
        await using var command = Command($"SELECT {Columns} FROM run WHERE id = $1", id);
        return (await Read(command, Row, cancellation)).SingleOrDefault();
    }

    public async Task<IReadOnlyList<JobRunRow>> List(JobRunFilter filter, CancellationToken cancellation)
    {
        await using var command = Command(
            $"""
            SELECT {Columns} FROM run
            WHERE ($1::varchar IS NULL OR job = $1) AND ($2::varchar IS NULL OR state = $2) AND ($3::uuid IS NULL OR id < $3)
              AND ($5::varchar[] IS NULL OR job = ANY ($5)) AND (NOT $6 OR requested_by IS NOT NULL)
              AND ($7::uuid IS NULL OR requested_by = $7)
            ORDER BY id DESC LIMIT $4
            """,
            filter.Job,
            filter.State is { } state ? Name(state) : null,
            filter.Before,
            Math.Clamp(filter.Limit, 1, 200),
            filter.Jobs?.ToArray(),
            filter.OnlyAsked,
            filter.RequestedBy);
        return await Read(command, Row, cancellation);
    }

    public async Task<IReadOnlyList<JobLogLine>> Log(Guid id, long after, CancellationToken cancellation)
    {
        await using var command = Command(
            "SELECT at, text::text, number FROM run_log WHERE run = $1 AND number > $2 ORDER BY number LIMIT 1000", id, after);
        return await Read(
            command, row =>
                new JobLogLine(Instant(row, 0)!.Value, StoredJson.Read<LocalText>(row.GetString(1)), row.GetInt64(2)), cancellation);
    }

    public async Task<DateTimeOffset?> LastTick(string job, CancellationToken cancellation)
    {
        await using var command = Command("SELECT max(tick) FROM run WHERE job = $1 AND tick IS NOT NULL", job);
        return (await Read(command, row => Instant(row, 0), cancellation)).Single();
    }

    /// <summary>What may begin now: of each job that is not under way the run that has waited longest.</summary>
    public async Task<List<JobAttempt>> Waiting(string? job, CancellationToken cancellation)
    {
        await using var command = Command(
            """
            SELECT DISTINCT ON (job) job, id, attempt FROM run AS waiting
            WHERE state = 'queued' AND due_at <= now() AND ($1::varchar IS NULL OR job = $1)
              AND NOT EXISTS (SELECT FROM run WHERE job = waiting.job AND state = 'running')
            ORDER BY job, due_at, id
            """,
            job);
        return await Read(command, row => new JobAttempt(row.GetString(0), row.GetGuid(1), row.GetInt32(2) + 1), cancellation);
    }

    /// <summary>A statement on the jobs' pool with its parameters in order.</summary>
    public NpgsqlCommand Command(string sql, params ReadOnlySpan<object?> values)
    {
        var command = databases.For(JobsExtensions.Schema).CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }

    public static async Task<List<T>> Read<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            rows.Add(read(reader));
        return rows;
    }

    private static JobRunRow Row(NpgsqlDataReader row) => new(
        row.GetGuid(0),
        row.GetString(1),
        row.GetString(2),
        State(row.GetString(3)),
        new JobProgress(row.GetInt64(4), Value<long>(row, 5), Text(row, 6) is { } step ? StoredJson.Read<LocalText>(step) : null),
        Value<Guid>(row, 7),
        Text(row, 8),
        Value<Guid>(row, 9),
        Instant(row, 10),
        row.GetInt32(11),
        Instant(row, 12)!.Value,
        Instant(row, 13)!.Value,
        Instant(row, 14),
        Instant(row, 15),
        Instant(row, 16),
        row.GetBoolean(17),
        Value<Guid>(row, 18),
        Text(row, 19) is { } code ? new JobError(code, Text(row, 20) ?? "") : null);

    private static string Name(JobRunState state) => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString());

    private static JobRunState State(string name) => Enum.Parse<JobRunState>(name, ignoreCase: true);

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static T? Value<T>(NpgsqlDataReader row, int column)
        where T : struct => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);

    private static DateTimeOffset? Instant(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTimeOffset(row.GetDateTime(column), TimeSpan.Zero);
}
