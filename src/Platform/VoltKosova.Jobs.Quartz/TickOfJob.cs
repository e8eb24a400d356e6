using Quartz;
using VoltKosova.Jobs.Running;

namespace VoltKosova.Jobs.Quartz;

/// <summary>
/// An instant of a cron. It asks for recovery, which fires again for the same instant: a host killed between firing and queueing does not
/// cost
/// the tick.
/// </summary>
internal sealed class TickOfJob(JobTicker ticker) : IJob
{
    public const string Group = "tick";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await ticker.Tick(context.JobDetail.Key.Name, context.ScheduledFireTimeUtc ?? context.FireTimeUtc, cancellationToken);
}
