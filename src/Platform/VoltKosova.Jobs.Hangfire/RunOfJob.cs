using Hangfire;
using VoltKosova.Jobs.Running;

namespace VoltKosova.Jobs.Hangfire;

/// <summary>
/// A dispatched attempt. It does not ask for Hangfire's token: that one is cancelled too when another host has fetched the entry, and whose
/// the run is says its lease. That the host stops, the runner hears by itself.
/// </summary>
[StatisticsHistory]
[EndedForGood]
internal sealed class RunOfJob(JobRunner runner, IJobs jobs)
{
    /// <exception cref="AttemptFailed">So that the dashboard shows a failed attempt as failed.</exception>
    public async Task Run(string job, Guid run, int attempt)
    {
        try
        {
            await runner.Run(new JobAttempt(job, run, attempt), CancellationToken.None);
            if (await jobs.Find(run, CancellationToken.None) is not { Error: { } error } ended || ended.Attempt != attempt
                || ended.State is not (JobRunState.Failed or JobRunState.Queued))
                return;
            throw new AttemptFailed($"{error.Code}: {error.Text}");
        }
        catch (Exception failure) when (failure is not AttemptFailed)
        {
            // A message can quote a person's data, and Hangfire keeps it.
            throw new AttemptFailed(failure.GetType().Name);
        }
    }
}

/// <summary>Why something that Hangfire did failed, without personal data.</summary>
internal sealed class AttemptFailed(string cause) : Exception(cause);
