using Hangfire;
using Hangfire.Server;
using Hangfire.Storage;
using VoltKosova.Jobs.Running;

namespace VoltKosova.Jobs.Hangfire;

/// <summary>
/// An instant of a cron. Hangfire stores the moment at which it saw that it was due; done again after a host was killed or the database was
/// away, it is still the same instant.
/// </summary>
[StatisticsHistory]
[AutomaticRetry(Attempts = 5, DelaysInSeconds = [5])]
[EndedForGood]
internal sealed class TickOfJob(JobTicker ticker, JobStorage storage)
{
    public async Task Tick(string job, PerformContext? context)
    {
        if (Cron(job) is not { } cron)
            return;
        var seen = DateTimeOffset.FromUnixTimeSeconds(context!.GetJobParameter<long>("Time"));
        try
        {
            await ticker.Tick(job, BelgradeCron.InstantBefore(BelgradeCron.Parse(job, cron), seen), CancellationToken.None);
        }
        catch (Exception failure)
        {
            throw new AttemptFailed(failure.GetType().Name);
        }
    }

    // As it is stored: this host may be of a version that does not know the job.
    private string? Cron(string job)
    {
        using var connection = storage.GetReadOnlyConnection();
        return connection.GetRecurringJobs([job]).SingleOrDefault()?.Cron;
    }
}
