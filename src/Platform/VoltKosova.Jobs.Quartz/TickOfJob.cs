using System.Globalization;
using Quartz;
using VoltKosova.Jobs.Running;

namespace VoltKosova.Jobs.Quartz;

/// <summary>An instant of a cron. It asks for recovery: a host killed between firing and queueing does not cost the tick.</summary>
internal sealed class TickOfJob(JobTicker ticker) : IJob
{
    public const string Group = "tick";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await ticker.Tick(context.JobDetail.Key.Name, Instant(context), cancellationToken);

    private static DateTimeOffset Instant(IJobExecutionContext context) =>
        context.Recovering
        && context.MergedJobDataMap.GetString(SchedulerConstants.FailedJobOriginalTriggerScheduledFireTime) is { } ticks
        && long.TryParse(ticks, CultureInfo.InvariantCulture, out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : context.ScheduledFireTimeUtc ?? context.FireTimeUtc;
}
