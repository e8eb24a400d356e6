namespace VoltKosova.Jobs.Running;

/// <summary>
/// What an adapter does: it calls <see cref="JobRunner"/> for a dispatched run and <see cref="JobTicker"/> at each instant of a cron, on
/// one
/// of the hosts. What a run is and what became of it stands in our own table, so an engine may forget or repeat itself without harm.
/// </summary>
public interface IJobEngine
{
    /// <summary>
    /// Has an attempt that is due begun as soon as a host has a hand free. Asking again for one that still waits changes nothing.
    /// </summary>
    Task Dispatch(JobAttempt attempt, CancellationToken cancellation);

    /// <summary>The next instant of the job's cron; null when it has none.</summary>
    Task<DateTimeOffset?> NextTick(string jobId, CancellationToken cancellation);
}

/// <summary>One try of one run.</summary>
/// <param name="Job">The job's id.</param>
/// <param name="Run">The run.</param>
/// <param name="Number">From 1.</param>
public sealed record JobAttempt(string Job, Guid Run, int Number);
