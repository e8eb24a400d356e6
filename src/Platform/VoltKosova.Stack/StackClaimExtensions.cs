using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace VoltKosova.Stack;

/// <summary>Lets one stack at a time work on a database.</summary>
internal static class StackClaimExtensions
{
    /// <summary>Hosts refuse to start while hosts of another stack are at work on their database.</summary>
    public static IServiceCollection AddStackClaim(this IServiceCollection services, string stack)
    {
        // Services start in the order in which they were added.
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(host => ActivatorUtilities.CreateInstance<StackClaim>(host, stack)));
        return services;
    }
}
