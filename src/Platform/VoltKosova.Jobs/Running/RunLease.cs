using NpgsqlTypes;
using Npgsql;
using VoltKosova.EventStore;

namespace VoltKosova.Jobs.Running;

/// <summary>
/// The hold of one host on one run. Every statement asks for the hold, so that a host that was given up and comes back changes nothing.
/// Instants are the database's, because hosts' clocks differ.
/// </summary>
internal sealed class RunLease(RunTable table, Guid run, Guid lease, int failures)
{
    /// <summary>Failures before the attempt that holds this lease.</summary>
    public int Failures => failures;

    /// <summary>Takes the run for an attempt.</summary>
    /// <returns>The lease and the parameters; null when the attempt is over, not wanted, or another run of the job is under way.</returns>
    public static async Task<(RunLease Lease, string Parameters)?> Take(
        RunTable table, JobAttempt attempt, Guid lease, CancellationToken cancellation)
    {
        await using var command = table.Command(
            """
            UPDATE run SET state = 'running', attempt = $2, lease = $3, started_at = now(), heartbeat_at = now(),
                           done = 0, total = NULL, step = NULL
            WHERE id = $1 AND state = 'queued' AND attempt = $2 - 1
            RETURNING parameters::text, failures
            """,
            attempt.Run,
            attempt.Number,
            lease);
        try
        {
            var taken = await RunTable.Read(command, row => (row.GetString(0), row.GetInt32(1)), cancellation);
            return taken is [var (parameters, failures)] ? (new RunLease(table, attempt.Run, lease, failures), parameters) : null;
        }
        catch (PostgresException conflict) when (conflict.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return null;
        }
    }

    /// <summary>Writes what was reported and shows that the host is there.</summary>
    public async Task<LeaseState> Report(JobProgress progress, IReadOnlyList<JobLogLine> lines, CancellationToken cancellation)
    {
        await using var command = table.Command(
            """
            WITH held AS (
                UPDATE run SET done = $3, total = $4, step = $5::jsonb, heartbeat_at = now()
                WHERE id = $1 AND lease = $2 AND state = 'running'
                RETURNING id, cancel_requested_at IS NOT NULL AS cancelled),
            logged AS (
                INSERT INTO run_log (run, at, text)
                SELECT held.id, line.at, line.text::jsonb
                FROM held, unnest($6::timestamptz[], $7::text[]) WITH ORDINALITY AS line(at, text, place)
                ORDER BY line.place)
            SELECT cancelled FROM held
            """,
            run,
            lease,
            progress.Done);
        AddOptional(command, progress.Total, NpgsqlDbType.Bigint);
        AddOptional(command, progress.Step is { } step ? StoredJson.Write(step) : null, NpgsqlDbType.Text);
        command.Parameters.Add(new NpgsqlParameter { Value = lines.Select(line => line.At.UtcDateTime).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = lines.Select(line => StoredJson.Write(line.Text)).ToArray() });
        return await RunTable.Read(command, row => row.GetBoolean(0), cancellation) switch
        {
            [] => LeaseState.Gone,
            [true] => LeaseState.CancelRequested,
            _ => LeaseState.Held,
        };
    }

    /// <summary>Gives the run back: it is over.</summary>
    public Task<bool> End(string state, JobError? error, CancellationToken cancellation) => Close(
        "state = $3, ended_at = now(), error_code = coalesce($4, error_code), error_text = coalesce($5, error_text)", state, error,
        TimeSpan.Zero, cancellation);

    /// <summary>Gives the run back for another try.</summary>
    /// <param name="error">Why; null when it is no failure, because the host stops.</param>
    public Task<bool> PutBack(JobError? error, TimeSpan pause, CancellationToken cancellation) => Close(
        """
        state = $3, error_code = coalesce($4, error_code), error_text = coalesce($5, error_text),
        failures = failures + CASE WHEN $4 IS NULL THEN 0 ELSE 1 END
        """,
        "queued",
        error,
        pause,
        cancellation);

    private async Task<bool> Close(string change, string state, JobError? error, TimeSpan pause, CancellationToken cancellation)
    {
        await using var command = table.Command(
            $"""
            UPDATE run SET {change}, lease = NULL, heartbeat_at = now(), due_at = now() + $6
            WHERE id = $1 AND lease = $2 AND state = 'running'
            """,
            run,
            lease,
            state);
        AddOptional(command, error?.Code, NpgsqlDbType.Text);
        AddOptional(command, error?.Text, NpgsqlDbType.Text);
        command.Parameters.Add(new NpgsqlParameter { Value = pause });
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }

    private static void AddOptional(NpgsqlCommand command, object? value, NpgsqlDbType type) =>
        command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });
}

/// <summary>How a host stands to a run.</summary>
internal enum LeaseState
{
    /// <summary>The host holds it.</summary>
    Held,

    /// <summary>The host holds it and is to end it.</summary>
    CancelRequested,

    /// <summary>Another host has it, or it is over.</summary>
    Gone,
}
