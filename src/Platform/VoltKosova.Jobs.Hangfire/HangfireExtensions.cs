using Hangfire;
using Hangfire.Common;
using Hangfire.PostgreSql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VoltKosova.Jobs.Running;
using VoltKosova.Postgres;

namespace VoltKosova.Jobs.Hangfire;

/// <summary>Adds the jobs, run by Hangfire.</summary>
public static class HangfireExtensions
{
    // Whoever holds a lock for longer is dead.
    private static readonly TimeSpan _longestLock = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _kept = TimeSpan.FromDays(7);

    /// <summary>Jobs over a store in the schema <c>hangfire</c>: every host of the database takes part.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="timing">How soon a dead host is noticed; <see cref="JobTiming.Usual"/> unless said.</param>
    /// <param name="clock">What runs go by; Hangfire itself goes by the host's clock.</param>
    public static IServiceCollection AddJobs(this IServiceCollection services, JobTiming? timing = null, DatabaseClock? clock = null)
    {
        timing ??= JobTiming.Usual;
        services.AddJobRuns(timing, clock ?? new DatabaseClock(TimeProvider.System));
        services.AddSchema(new SchemaDefinition(HangfirePool.Schema, Migration.From(typeof(HangfirePool).Assembly, "Schema")));
        services.AddSingleton<JobStorage>(host =>
            new PostgreSqlStorage(new HangfirePool(host.GetRequiredService<Databases>()), OptionsOf(timing))
            { JobExpirationTimeout = _kept });

        // Without Hangfire's global filters: whether a run is tried again says the job's declaration.
        services.AddSingleton<IJobFilterProvider>(new JobFilterProviderCollection(new JobFilterAttributeFilterProvider()));
        services.AddHangfire((host, hangfire) => hangfire.UseLogProvider(new HangfireLog(host.GetRequiredService<ILoggerFactory>())));
        services.AddSingleton<IJobEngine, HangfireEngine>();
        services.AddTransient<RunOfJob>();
        services.AddTransient<TickOfJob>();
        services.AddHostedService<HangfireTables>();
        services.AddHostedService<HangfireHost>();
        services.AddJobsEnd();
        services.AddHostedService<DeclaredSchedule>();
        return services;
    }

    private static PostgreSqlStorageOptions OptionsOf(JobTiming timing) => new()
    {
        SchemaName = HangfirePool.Schema,
        PrepareSchemaIfNecessary = false,
        UseSlidingInvisibilityTimeout = true,
        InvisibilityTimeout = timing.Lease,
        // How late another host hears of what was queued on this one.
        QueuePollInterval = TimeSpan.FromSeconds(1),
        DistributedLockTimeout = _longestLock,
    };
}
