namespace VoltKosova.Jobs;

/// <summary>
/// The door to all jobs. It knows no caller: who offers it to people checks the job's right first. Every run is a row that stays, whatever
/// becomes of it; a run that was accepted will be run though the host is killed now.
/// </summary>
public interface IJobs
{
    /// <summary>Every declared job.</summary>
    JobCatalogue Catalogue { get; }

    /// <summary>Queues a run. The same job does not run twice at once: it waits for the run before it.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="parametersJson">An object of the job's parameters; what is left out has its default.</param>
    /// <param name="requestedBy">The account that asked; null when the system did.</param>
    /// <param name="reason">Why, without personal data; null when there is nothing to say.</param>
    /// <returns>The run, or <see cref="NoSuchJob"/> or <see cref="JobParametersAreWrong"/>.</returns>
    Task<JobAnswer> RunNow(string jobId, string parametersJson, Guid? requestedBy, string? reason, CancellationToken cancellation);

    /// <summary>Queues a run, unless the same wish with the same key did within a day: then the answer is that run.</summary>
    /// <param name="key">Unique to the wish and the one who wishes.</param>
    /// <returns>The run, or what <see cref="RunNow"/> refuses, or <see cref="IdempotencyKeyReused"/> for another wish.</returns>
    Task<JobAnswer> RunOnce(
        string key, string jobId, string parametersJson, Guid? requestedBy, string? reason, CancellationToken cancellation);

    /// <summary>Asks a run to end: at once when it waits, within seconds when it runs on whatever host.</summary>
    Task<JobAnswer> Cancel(Guid runId, Guid? requestedBy, CancellationToken cancellation);

    /// <summary>Queues a new run with the parameters of one that has ended.</summary>
    /// <param name="reason">Why it is to run again: the reason of the first time is not that of the second.</param>
    /// <param name="key">As for <see cref="RunOnce"/>; null for none.</param>
    /// <returns>The new run, or <see cref="JobReasonRequired"/> where it must be said why.</returns>
    Task<JobAnswer> Retry(Guid runId, Guid? requestedBy, string? reason, CancellationToken cancellation, string? key = null);

    /// <summary>A run as it is now, or null.</summary>
    Task<JobRunRow?> Find(Guid runId, CancellationToken cancellation);

    /// <summary>Runs, newest first.</summary>
    Task<IReadOnlyList<JobRunRow>> Runs(JobRunFilter filter, CancellationToken cancellation);

    /// <summary>The log of a run from a line on.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="after">The number of the last line that is known; 0 for all.</param>
    /// <param name="cancellation">Ends the reading.</param>
    Task<IReadOnlyList<JobLogLine>> Log(Guid runId, long after, CancellationToken cancellation);

    /// <summary>When the job ran last by its cron and when it will run next, UTC.</summary>
    Task<JobTicks> Ticks(string jobId, CancellationToken cancellation);
}
