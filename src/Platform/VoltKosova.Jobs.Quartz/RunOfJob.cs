using Quartz;
using VoltKosova.Jobs.Running;

namespace VoltKosova.Jobs.Quartz;

/// <summary>A dispatched attempt. One per declared job is stored, so that the scheduler holds the next run back while one is under way.</summary>
[DisallowConcurrentExecution]
internal sealed class RunOfJob(JobRunner runner, QuartzEngine engine, TimeProvider clock) : IJob
{
    public const string Group = "run";
    public const string Run = "run";
    public const string Attempt = "attempt";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var data = context.MergedJobDataMap;
        var attempt = new JobAttempt(
            context.JobDetail.Key.Name, Guid.Parse(data.GetString(Run)!), int.Parse(data.GetString(Attempt)!, System.Globalization.CultureInfo.InvariantCulture));
        if (await runner.Run(attempt, cancellationToken) is var (next, pause) && !cancellationToken.IsCancellationRequested)
            await engine.Dispatch(next, clock.GetUtcNow() + pause, cancellationToken);
    }
}
