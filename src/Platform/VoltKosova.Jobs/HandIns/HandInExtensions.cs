using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Jobs.HandIns;

/// <summary>Declares files that staff hand in.</summary>
public static class HandInExtensions
{
    /// <summary>Adds a kind of file; the host's pages show it to whoever has its rights.</summary>
    /// <typeparam name="TParameters">What is asked beside file and chapter, as of a job.</typeparam>
    public static IServiceCollection AddHandIn<TParameters>(this IServiceCollection services, HandIn kind)
        where TParameters : class
    {
        ArgumentNullException.ThrowIfNull(kind);
        services.TryAddScoped(provider => new FileDesk(
            provider.GetServices<HandIn>(),
            provider.GetRequiredService<IMediator>(),
            provider.GetRequiredService<Caller>(),
            provider.GetRequiredService<Witness>()));
        return services.AddSingleton(kind with { Parameters = JobParameters.Of(typeof(TParameters)) });
    }
}
