using Microsoft.Extensions.Hosting;
using Quartz;

namespace VoltKosova.Jobs.Quartz;

/// <summary>
/// At the start, brings what Quartz has stored to what is declared. A cron that has not changed is left as it is, with the tick it may have
/// missed; one that nobody declares any more is removed.
/// </summary>
internal sealed class DeclaredSchedule(JobCatalogue catalogue, ISchedulerFactory schedulers) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var crons = catalogue.All
            .Where(job => job.Declaration.Cron is not null)
            .ToDictionary(job => job.Declaration.Id, job => BelgradeCron.Parse(job.Declaration.Id, job.Declaration.Cron!));
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (var job in catalogue.All)
            await scheduler.AddJob(Stored<RunOfJob>(job, RunOfJob.Group, recover: false), AddJobOptions.Replacing, cancellationToken);
        foreach (var job in catalogue.All)
        {
            if (crons.TryGetValue(job.Declaration.Id, out var cron))
                await Tick(scheduler, job, cron, cancellationToken);
            else
                await scheduler.DeleteJob(new JobKey(job.Declaration.Id, TickOfJob.Group), cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task Tick(IScheduler scheduler, DeclaredJob job, CronExpression cron, CancellationToken cancellation)
    {
        var id = job.Declaration.Id;
        await scheduler.AddJob(Stored<TickOfJob>(job, TickOfJob.Group, recover: true), AddJobOptions.Replacing, cancellation);
        if (await scheduler.GetTrigger(new TriggerKey(id, TickOfJob.Group), cancellation) is ICronTrigger stored
            && stored.CronExpressionString == cron.CronExpressionString)
            return;
        var trigger = TriggerBuilder.Create(scheduler.TimeProvider)
            .WithIdentity(id, TickOfJob.Group)
            .ForJob(id, TickOfJob.Group)
            .WithSchedule(CronScheduleBuilder.Create(cron).InTimeZone(
                BelgradeCron.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
            .Build();
        await scheduler.ScheduleTrigger(trigger, TriggerConflict.Replace, cancellation);
    }

    private static IJobDetail Stored<TJob>(DeclaredJob job, string group, bool recover)
        where TJob : IJob => JobBuilder.Create<TJob>()
            .WithIdentity(job.Declaration.Id, group)
            .WithDescription(job.Declaration.Title.En)
            .StoreDurably()
            .RequestRecovery(recover)
            .Build();
}
