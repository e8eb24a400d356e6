using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;
using Microsoft.Extensions.Hosting;

namespace VoltKosova.Jobs.Hangfire;

/// <summary>
/// At the start, brings Hangfire's recurring jobs to what is declared. A cron that has not changed is left as it is, with the tick it may
/// have missed; one that nobody declares any more is removed.
/// </summary>
internal sealed class DeclaredSchedule(JobCatalogue catalogue, JobStorage storage, IRecurringJobManager recurring) : IHostedService
{
    // A tick that was missed is made up for once.
    private static readonly RecurringJobOptions _options =
        new() { TimeZone = BelgradeCron.Zone, MisfireHandling = MisfireHandlingMode.Relaxed };

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var declared = catalogue.All.Select(job => job.Declaration).Where(job => job.Cron is not null).ToDictionary(job => job.Id);
        using var connection = storage.GetConnection();
        var known = connection.GetRecurringJobs().ToDictionary(job => job.Id);
        foreach (var (id, job) in declared)
        {
            _ = BelgradeCron.Parse(id, job.Cron!);
            if (!known.TryGetValue(id, out var stored) || !IsAsDeclared(stored, job))
                recurring.AddOrUpdate(id, Job.FromExpression<TickOfJob>(tick => tick.Tick(id, null)), job.Cron!, _options);
        }

        foreach (var id in known.Keys.Except(declared.Keys))
            recurring.RemoveIfExists(id);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static bool IsAsDeclared(RecurringJobDto stored, JobDeclaration job) =>
        stored.Cron == job.Cron && stored.TimeZoneId == BelgradeCron.Zone.Id && stored.Job?.Type == typeof(TickOfJob) && stored.Error
            is null;
}
