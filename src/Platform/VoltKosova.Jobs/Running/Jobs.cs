using Npgsql;
using NpgsqlTypes;
using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.Jobs.Running;

/// <summary>The door, over the run table and whichever engine the host has.</summary>
internal sealed class Jobs(JobCatalogue catalogue, RunTable table, IJobEngine engine, JobRunner runner, IdSource ids) : IJobs
{
    public JobCatalogue Catalogue => catalogue;

    public Task<JobAnswer> RunNow(string jobId, string parametersJson, Guid? requestedBy, string? reason, CancellationToken cancellation) =>
        Queue(jobId, parametersJson, requestedBy, reason, retryOf: null, key: null, cancellation);

    public Task<JobAnswer> RunOnce(
        string key, string jobId, string parametersJson, Guid? requestedBy, string? reason, CancellationToken cancellation) =>
        Queue(jobId, parametersJson, requestedBy, reason, retryOf: null, key, cancellation);

    public async Task<JobAnswer> Retry(
        Guid runId, Guid? requestedBy, string? reason, CancellationToken cancellation, string? key = null) =>
        await table.Find(runId, cancellation) switch
        {
            null => No(new NoSuchRun()),
            { } run when !run.State.IsOver() => No(new RunHasNotEnded()),
            { } run => await Queue(run.Job, run.ParametersJson, requestedBy, reason, runId, key, cancellation),
        };

    public async Task<JobAnswer> Cancel(Guid runId, Guid? requestedBy, CancellationToken cancellation)
    {
        await using var command = table.Command(
            """
            UPDATE run SET cancel_requested_at = coalesce(cancel_requested_at, now()),
                cancel_requested_by = coalesce(cancel_requested_by, $2),
                ended_at = CASE state WHEN 'queued' THEN now() END,
                state = CASE state WHEN 'queued' THEN 'cancelled' ELSE state END
            WHERE id = $1 AND state IN ('queued', 'running')
            """,
            runId);
        AddOptional(command, requestedBy, NpgsqlDbType.Uuid);
        if (await command.ExecuteNonQueryAsync(cancellation) == 0)
            return No(await table.Find(runId, cancellation) is null ? new NoSuchRun() : new RunHasEnded());
        runner.CancelHere(runId);
        return new JobAnswer.Accepted(runId);
    }

    public Task<JobRunRow?> Find(Guid runId, CancellationToken cancellation) => table.Find(runId, cancellation);

    public Task<IReadOnlyList<JobRunRow>> Runs(JobRunFilter filter, CancellationToken cancellation) => table.List(filter, cancellation);

    public Task<IReadOnlyList<JobLogLine>> Log(Guid runId, long after, CancellationToken cancellation) =>
        table.Log(runId, after, cancellation);

    public async Task<JobTicks> Ticks(string jobId, CancellationToken cancellation) =>
        new(await table.LastTick(jobId, cancellation), await engine.NextTick(jobId, cancellation));

    private async Task<JobAnswer> Queue(
        string jobId, string parametersJson, Guid? requestedBy, string? reason, Guid? retryOf, string? key, CancellationToken cancellation)
    {
        if (!catalogue.TryFind(jobId, out var job))
            return No(new NoSuchJob());
        if (job.Parameters.Check(parametersJson, out var parameters) is { Count: > 0 } problems)
            return No(new JobParametersAreWrong(problems));
        var run = ids.Next();
        reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        if (reason is null && requestedBy is not null && job.AsksWhy(parameters))
            return No(new JobReasonRequired());
        if (key is not null)
            await ForgetKey(key, cancellation);
        await using var insert = table.Command(
            """
            INSERT INTO run (id, job, parameters, state, requested_by, reason, retry_of, request_key)
            VALUES ($1, $2, $3::jsonb, 'queued', $4, $5, $6, $7)
            ON CONFLICT (request_key) WHERE request_key IS NOT NULL DO NOTHING
            """,
            run,
            jobId,
            parameters);
        AddOptional(insert, requestedBy, NpgsqlDbType.Uuid);
        AddOptional(insert, reason, NpgsqlDbType.Text);
        AddOptional(insert, retryOf, NpgsqlDbType.Uuid);
        AddOptional(insert, key, NpgsqlDbType.Text);
        if (await insert.ExecuteNonQueryAsync(cancellation) == 0)
            return await Before(key!, jobId, parameters, reason, cancellation);
        await engine.Dispatch(new JobAttempt(jobId, run, 1), cancellation);
        return new JobAnswer.Accepted(run);
    }

    private async Task ForgetKey(string key, CancellationToken cancellation)
    {
        await using var forget = table.Command(
            "UPDATE run SET request_key = NULL WHERE request_key = $1 AND queued_at < now() - interval '24 hours'", key);
        await forget.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The run that the key made before, when it was the same wish.</summary>
    private async Task<JobAnswer> Before(string key, string jobId, string parameters, string? reason, CancellationToken cancellation)
    {
        await using var find = table.Command(
            """
            SELECT id, job = $2 AND parameters = $3::jsonb AND reason IS NOT DISTINCT FROM $4 FROM run WHERE request_key = $1
            """,
            key,
            jobId,
            parameters);
        AddOptional(find, reason, NpgsqlDbType.Text);
        return await RunTable.Read(find, row => (Run: row.GetGuid(0), IsSame: row.GetBoolean(1)), cancellation) is [(var run, true)]
            ? new JobAnswer.Accepted(run, Repeated: true)
            : No(new IdempotencyKeyReused());
    }

    private static JobAnswer.Refused No(Rejection rejection) => new(rejection);

    private static void AddOptional(NpgsqlCommand command, object? value, NpgsqlDbType type) =>
        command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });
}
