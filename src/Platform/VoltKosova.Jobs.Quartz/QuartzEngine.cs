using System.Globalization;
using Quartz;
using VoltKosova.Jobs.Running;

namespace VoltKosova.Jobs.Quartz;

/// <summary>Has Quartz's clustered store hold what is to run when.</summary>
internal sealed class QuartzEngine(ISchedulerFactory schedulers) : IJobEngine
{
    public async Task Dispatch(JobAttempt attempt, CancellationToken cancellation)
    {
        var scheduler = await schedulers.GetScheduler(cancellation);
        var number = attempt.Number.ToString(CultureInfo.InvariantCulture);
        var trigger = TriggerBuilder.Create(scheduler.TimeProvider)
            .WithIdentity($"{attempt.Run}/{number}", RunOfJob.Group)
            .ForJob(attempt.Job, RunOfJob.Group)
            .UsingJobData(RunOfJob.Run, attempt.Run.ToString())
            .UsingJobData(RunOfJob.Attempt, number)
            .StartNow()
            .WithSchedule(SimpleScheduleBuilder.Create().WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires))
            .Build();
        await scheduler.ScheduleTrigger(trigger, TriggerConflict.Keep, cancellation);
    }

    public async Task<DateTimeOffset?> NextTick(string jobId, CancellationToken cancellation)
    {
        var scheduler = await schedulers.GetScheduler(cancellation);
        var trigger = await scheduler.GetTrigger(new TriggerKey(jobId, TickOfJob.Group), cancellation);
        return trigger?.NextFireTimeUtc;
    }
}
