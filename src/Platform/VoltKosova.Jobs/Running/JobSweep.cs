using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.Jobs.Running;

/// <summary>
/// Every few seconds, on every host: runs whose host is gone are put back, and runs that are due are dispatched: those whose pause before
/// the next try is over, and, again, those that a host was killed over between writing the row and telling the engine.
/// </summary>
internal sealed partial class JobSweep(
    JobCatalogue catalogue,
    RunTable table,
    IJobEngine engine,
    JobTiming timing,
    IHostApplicationLifetime lifetime,
    DatabaseClock clock,
    ILogger<JobSweep> log)
    : BackgroundService
{
    /// <summary>A run that kills its hosts is given up after so many.</summary>
    public const int Losses = 3;

    private static readonly string HostGone = StoredJson.Write(new LocalText(
        "Serveri që e kryente u ndal. Kryerja fillon nga e para.",
        "Server koji je to radio je stao. Izvršavanje počinje iznova.",
        "The host that worked on it is gone. The run begins again."));

    /// <summary>One round.</summary>
    public async Task Sweep(CancellationToken cancellation)
    {
        await TakeBack(cancellation);
        var waiting = await table.Waiting(job: null, cancellation);
        foreach (var attempt in waiting.Where(attempt => catalogue.Find(attempt.Job) is not null))
            await engine.Dispatch(attempt, cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await lifetime.HasStarted(stoppingToken))
            return;
        using var timer = new PeriodicTimer(timing.Sweep, clock);
        do
        {
            try
            {
                await Sweep(stoppingToken);
            }
#pragma warning disable CA1031 // An outage of the database must not end the sweep.
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Stumbled(log, failure.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task TakeBack(CancellationToken cancellation)
    {
        await using var command = table.Command(
            """
            WITH gone AS (
                UPDATE run SET
                    state = CASE WHEN cancel_requested_at IS NOT NULL THEN 'cancelled' WHEN losses + 1 >= $2 THEN 'lost' ELSE 'queued' END,
                    ended_at = CASE WHEN cancel_requested_at IS NOT NULL OR losses + 1 >= $2 THEN now() END,
                    losses = losses + 1, lease = NULL, due_at = now()
                WHERE state = 'running' AND heartbeat_at < now() - $1
                RETURNING id, state)
            INSERT INTO run_log (run, at, text) SELECT id, now(), $3::jsonb FROM gone WHERE state = 'queued'
            """,
            timing.Lease,
            Losses,
            HostGone);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Warning, "The sweep of job runs stumbled: {Error}")]
    private static partial void Stumbled(ILogger log, string error);
}
