using VoltKosova.EventStore;

namespace VoltKosova.Jobs.Running;

/// <summary>Turns an instant of a cron into a run.</summary>
public sealed class JobTicker
{
    private readonly JobCatalogue _catalogue;
    private readonly RunTable _table;
    private readonly IJobEngine _engine;
    private readonly IdSource _ids;

    internal JobTicker(JobCatalogue catalogue, RunTable table, IJobEngine engine, IdSource ids)
    {
        (_catalogue, _table, _engine, _ids) = (catalogue, table, engine, ids);
    }

    /// <summary>
    /// Queues the run of an instant; asked twice, by whichever host, it is still one run. While an earlier tick waits nothing is added.
    /// While hosts of two versions work side by side, an instant may fall to one that does not know the job: the run waits for one that
    /// does, and takes its defaults there.
    /// </summary>
    public async Task Tick(string jobId, DateTimeOffset instant, CancellationToken cancellation)
    {
        var run = _ids.Next();
        await using var insert = _table.Command(
            """
            INSERT INTO run (id, job, parameters, state, tick)
            SELECT $1, $2, $3::jsonb, 'queued', $4
            WHERE NOT EXISTS (SELECT FROM run WHERE job = $2 AND state = 'queued' AND tick IS NOT NULL)
            ON CONFLICT DO NOTHING
            """,
            run,
            jobId,
            _catalogue.Find(jobId)?.Parameters.Defaults ?? "{}",
            instant.UtcDateTime);
        if (await insert.ExecuteNonQueryAsync(cancellation) == 1)
            await _engine.Dispatch(new JobAttempt(jobId, run, 1), cancellation);
    }
}
