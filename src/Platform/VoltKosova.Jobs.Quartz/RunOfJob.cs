using System.Globalization;
using Quartz;
using VoltKosova.Jobs.Running;

namespace VoltKosova.Jobs.Quartz;

/// <summary>
/// A dispatched attempt. That one job does not run twice at once is the run table's rule: Quartz's own would hold a dead host's job back
/// for
/// longer than its lease.
/// </summary>
internal sealed class RunOfJob(JobRunner runner) : IJob
{
    public const string Group = "run";
    public const string Run = "run";
    public const string Attempt = "attempt";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var data = context.MergedJobDataMap;
        var attempt = new JobAttempt(
            context.JobDetail.Key.Name,
            Guid.Parse(data.GetString(Run)!),
            int.Parse(data.GetString(Attempt)!, CultureInfo.InvariantCulture));
        await runner.Run(attempt, cancellationToken);
    }
}
