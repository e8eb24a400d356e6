namespace VoltKosova.Jobs;

/// <summary>
/// Work that runs beside the requests: by its cron, or because staff asked. It must be idempotent, because a run whose host was killed is
/// run
/// again from the start; it must end soon after its token is cancelled.
/// </summary>
/// <typeparam name="TParameters">
/// A record whose constructor parameters carry <see cref="JobParameterAttribute"/>; no personal data.
/// </typeparam>
public interface IJob<in TParameters>
    where TParameters : class
{
    /// <summary>What the job is; the same at every start.</summary>
    static abstract JobDeclaration Declaration { get; }

    /// <summary>Does the work, in a scope of its own. An exception is a failure that is tried again by the declared rule.</summary>
    /// <param name="parameters">Valid by their declaration.</param>
    /// <param name="run">Where to report to.</param>
    /// <param name="cancellation">Cancelled by staff, by the timeout, and when the host stops or has lost the run to another host.</param>
    Task Run(TParameters parameters, JobRun run, CancellationToken cancellation);
}

/// <summary>The parameters of a job that has none.</summary>
public sealed record NoParameters;
