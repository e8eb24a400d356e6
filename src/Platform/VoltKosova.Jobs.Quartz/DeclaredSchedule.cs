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
        var ids = catalogue.All.Select(job => job.Declaration.Id).ToList();
        var known = (await scheduler.GetJobDetails(
            [.. ids.Select(id => new JobKey(id, RunOfJob.Group)), .. ids.Select(id => new JobKey(id, TickOfJob.Group))],
            cancellationToken)).ToDictionary(job => job.Key);
        var crontabs = (await scheduler.GetTriggers([.. crons.Keys.Select(Key)], cancellationToken)).OfType<ICronTrigger>()
            .ToDictionary(trigger => trigger.Key.Name, trigger => trigger.CronExpressionString);
        await scheduler.DeleteJobs(
            [.. known.Keys.Where(job => job.Group == TickOfJob.Group && !crons.ContainsKey(job.Name))], cancellationToken);

        // What is stored already is not stored again: that cost a start some three hundred statements.
        var declared = catalogue.All.Select(job => Stored<RunOfJob>(job, RunOfJob.Group, recover: false))
            .Where(job => !IsKnown(job))
            .ToDictionary(job => job, _ => (IReadOnlyCollection<ITrigger>)[]);
        foreach (var job in catalogue.All.Where(job => crons.ContainsKey(job.Declaration.Id)))
        {
            var (tick, cron) = (Stored<TickOfJob>(job, TickOfJob.Group, recover: true), crons[job.Declaration.Id]);
            var ticks = crontabs.GetValueOrDefault(tick.Key.Name) == cron.CronExpressionString;
            if (!ticks || !IsKnown(tick))
                declared[tick] = ticks ? [] : [Tick(scheduler, tick.Key.Name, cron)];
        }

        // All in one transaction: each of its own would wait for the disk.
        if (declared.Count > 0)
            await scheduler.ScheduleJobs(declared, ScheduleJobOptions.Replacing, cancellationToken);

        bool IsKnown(IJobDetail job) => known.TryGetValue(job.Key, out var before)
            && (before.JobType, before.Description, before.Durable, before.RequestsRecovery)
            == (job.JobType, job.Description, job.Durable, job.RequestsRecovery);
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
