using Microsoft.Extensions.DependencyInjection;
using Quartz;
using VoltKosova.Jobs.Running;
using VoltKosova.Postgres;

namespace VoltKosova.Jobs.Quartz;

/// <summary>Adds the jobs, run by Quartz.</summary>
public static class QuartzExtensions
{
    /// <summary>Jobs over a clustered store in the schema <c>jobs</c>: every host of the database takes part.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="timing">How soon a dead host is noticed; <see cref="JobTiming.Usual"/> unless said.</param>
    /// <param name="clock">What the engine goes by; the host may go by it too.</param>
    public static IServiceCollection AddJobs(this IServiceCollection services, JobTiming? timing = null, DatabaseClock? clock = null)
    {
        timing ??= JobTiming.Usual;
        clock ??= new DatabaseClock(TimeProvider.System);
        services.AddJobRuns(timing, clock);
        services.AddSingleton<QuartzEngine>();
        services.AddSingleton<IJobEngine>(host => host.GetRequiredService<QuartzEngine>());
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "volt";
                scheduler.GenerateInstanceId = true;
                scheduler.IdleWaitTime = TimeSpan.FromSeconds(5);
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UseTimeProvider(clock);
            quartz.UseDefaultThreadPool(maxConcurrency: 8);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(
                    source => source.DataSourceFactory = host => host.GetRequiredService<Databases>().For(JobsExtensions.Schema));
                store.ProvisionSchema();
                store.ConfigureStore(options =>
                {
                    options.StoreJobDataAsStrings = true;

                    // A store that cannot end must not keep the process alive.
                    options.UseBackgroundThreads = true;

                    // So that what was missed while no host ran does not wait for a minute more.
                    options.MisfireHandlerFrequency = timing.Lease;
                });
                store.UseClustering(cluster =>
                {
                    cluster.CheckinInterval = timing.Lease / 3;
                    cluster.CheckinMisfireThreshold = timing.Lease / 3;
                });
            });
        });
        services.AddHostedService<QuartzHost>();
        services.AddJobsEnd();
        services.AddHostedService<DeclaredSchedule>();
        return services;
    }
}
