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
        await scheduler.DeleteJobs(
            [.. catalogue.All.Select(job => job.Declaration.Id).Except(crons.Keys).Select(id => new JobKey(id, TickOfJob.Group))],
            cancellationToken);
        var stored = (await scheduler.GetTriggers([.. crons.Keys.Select(Key)], cancellationToken)).OfType<ICronTrigger>()
            .ToDictionary(trigger => trigger.Key.Name, trigger => trigger.CronExpressionString);

        // All in one transaction: each of its own would wait for the disk, a hundred times at every start.
        var declared = catalogue.All.ToDictionary(
            job => Stored<RunOfJob>(job, RunOfJob.Group, recover: false), _ => (IReadOnlyCollection<ITrigger>)[]);
        foreach (var job in catalogue.All.Where(job => crons.ContainsKey(job.Declaration.Id)))
        {
            var (id, cron) = (job.Declaration.Id, crons[job.Declaration.Id]);
            declared[Stored<TickOfJob>(job, TickOfJob.Group, recover: true)] =
                stored.GetValueOrDefault(id) == cron.CronExpressionString ? [] : [Tick(scheduler, id, cron)];
        }

        await scheduler.ScheduleJobs(declared, ScheduleJobOptions.Replacing, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static TriggerKey Key(string id) => new(id, TickOfJob.Group);

    private static ITrigger Tick(IScheduler scheduler, string id, CronExpression cron) => TriggerBuilder.Create(scheduler.TimeProvider)
        .WithIdentity(Key(id))
        .ForJob(id, TickOfJob.Group)
        .WithSchedule(CronScheduleBuilder.Create(cron).InTimeZone(
            BelgradeCron.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
        .Build();

    private static IJobDetail Stored<TJob>(DeclaredJob job, string group, bool recover)
        where TJob : IJob => JobBuilder.Create<TJob>()
            .WithIdentity(job.Declaration.Id, group)
            .WithDescription(job.Declaration.Title.En)
            .StoreDurably()
            .RequestRecovery(recover)
            .Build();
}
