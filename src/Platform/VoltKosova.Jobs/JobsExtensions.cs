using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Jobs.Running;
using VoltKosova.Postgres;

namespace VoltKosova.Jobs;

/// <summary>Declares jobs.</summary>
public static partial class JobsExtensions
{
    /// <summary>Where runs are kept, and where an engine may keep its own tables.</summary>
    public const string Schema = "jobs";

    /// <summary>Declares a job; whichever adapter the host has will run it.</summary>
    /// <exception cref="InvalidOperationException">
    /// The declaration cannot be: a malformed id, or a parameter that no form can ask for.
    /// </exception>
    public static IServiceCollection AddJob<TJob, TParameters>(this IServiceCollection services)
        where TJob : class, IJob<TParameters>
        where TParameters : class
    {
        var declaration = TJob.Declaration;
        if (!Id().IsMatch(declaration.Id))
            throw new InvalidOperationException($"{declaration.Id} is no job's id: use module.kebab-case-name.");
        if (declaration.Cron is { } cron && !Cron().IsMatch(cron))
            throw new InvalidOperationException(
                $"{declaration.Id} has the cron \"{cron}\": six fields, and days of the week by their names.");
        var parameters = JobParameters.Of(typeof(TParameters));
        var touchesMany = typeof(TJob).IsAssignableTo(typeof(IMassJob<TParameters>));
        if (touchesMany && !parameters.HasDryRun)
            throw new InvalidOperationException(
                $"{declaration.Id} touches many people, so it needs a bool OnlyCount that is false by default.");
        if (declaration.Cron is not null && parameters.Fields.FirstOrDefault(field => field.Required) is { } field)
            throw new InvalidOperationException($"{declaration.Id} has a cron, so {field.Name} needs a default.");
        if (!services.Any(known => known.ImplementationInstance is Right right && right == declaration.Right))
            services.AddRight(declaration.Right);
        services.TryAddScoped<TJob>();
        return services.AddSingleton(new DeclaredJob(
            declaration,
            parameters,
            (scope, json, run, cancellation) =>
                scope.GetRequiredService<TJob>().Run(StoredJson.Read<TParameters>(json), run, cancellation))
        {
            TouchesMany = touchesMany,
            Touches = typeof(TJob).IsAssignableTo(typeof(IMassErasure<TParameters>))
                ? (scope, json, cancellation) => ((IMassErasure<TParameters>)scope.GetRequiredService<TJob>())
                    .Touches(StoredJson.Read<TParameters>(json), cancellation)
                : null,
        });
    }

    /// <summary>The run table and everything that is the same for every engine. An adapter calls it.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="timing">How soon a dead host is noticed.</param>
    /// <param name="clock">What an engine is to go by, and everything here goes by.</param>
    public static IServiceCollection AddJobRuns(this IServiceCollection services, JobTiming timing, DatabaseClock clock)
    {
        services.AddSchema(new SchemaDefinition(Schema, Migration.From(typeof(RunTable).Assembly, "Schema")));
        services.AddRight(JobRights.See).AddRight(JobRights.Ask);
        services.AddScoped<JobAccess>();
        services.AddSingleton<IMassActs, MassJobs>();
        services.AddSingleton(timing);
        services.AddSingleton(clock);
        services.AddSingleton<JobCatalogue>();
        services.AddSingleton<RunTable>();
        services.AddSingleton(host => new JobRunner(
            host.GetRequiredService<JobCatalogue>(),
            host.GetRequiredService<RunTable>(),
            host.GetRequiredService<IJobEngine>(),
            host.GetRequiredService<IServiceScopeFactory>(),
            host.GetRequiredService<IdSource>(),
            timing,
            clock,
            host.GetRequiredService<ILogger<JobRunner>>()));
        services.AddSingleton(host => new JobTicker(
            host.GetRequiredService<JobCatalogue>(),
            host.GetRequiredService<RunTable>(),
            host.GetRequiredService<IJobEngine>(),
            host.GetRequiredService<IdSource>()));
        services.AddSingleton<IJobs, Running.Jobs>();
        services.AddHostedService<DatabaseClockWatch>();
        services.AddHostedService<JobSweep>();
        return services;
    }

    /// <summary>Called by an adapter after its engine's own hosted service, so that it stops before it.</summary>
    public static IServiceCollection AddJobsEnd(this IServiceCollection services) => services.AddHostedService<JobsEnd>();

    [GeneratedRegex(@"^[a-z][a-z0-9]*\.[a-z][a-z0-9-]{1,80}$")]
    private static partial Regex Id();

    [GeneratedRegex(@"^(\S+ ){5}[^\d\s]+$")]
    private static partial Regex Cron();
}
