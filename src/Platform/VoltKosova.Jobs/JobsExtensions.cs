using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using VoltKosova.EventStore;

namespace VoltKosova.Jobs;

/// <summary>Declares jobs.</summary>
public static partial class JobsExtensions
{
    /// <summary>Declares a job; whichever adapter the host has will run it.</summary>
    /// <exception cref="InvalidOperationException">The declaration cannot be: a malformed id, or a parameter that no form can ask for.</exception>
    public static IServiceCollection AddJob<TJob, TParameters>(this IServiceCollection services)
        where TJob : class, IJob<TParameters>
        where TParameters : class
    {
        var declaration = TJob.Declaration;
        if (!Id().IsMatch(declaration.Id))
            throw new InvalidOperationException($"{declaration.Id} is no job's id: use module.kebab-case-name.");
        services.TryAddScoped<TJob>();
        return services.AddSingleton(new DeclaredJob(
            declaration,
            JobParameters.Of(typeof(TParameters)),
            (scope, json, run, cancellation) =>
                scope.GetRequiredService<TJob>().Run(StoredJson.Read<TParameters>(json), run, cancellation)));
    }

    [GeneratedRegex(@"^[a-z][a-z0-9]*\.[a-z][a-z0-9-]{1,80}$")]
    private static partial Regex Id();
}
