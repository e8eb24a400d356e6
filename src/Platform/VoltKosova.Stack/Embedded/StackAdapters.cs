using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.EventStore.Postgres;
using VoltKosova.Jobs.Quartz;
using VoltKosova.Jobs.Running;
using VoltKosova.Messaging;

namespace VoltKosova.Stack;

/// <summary>The adapters that restore and run everywhere: the one place that knows them.</summary>
public static class StackAdapters
{
    /// <summary>The stack of this build.</summary>
    public const string Name = "Embedded";

    /// <summary>The stores that modules have asked for; called after them.</summary>
    public static IServiceCollection AddStoresOfStack(this IServiceCollection services) =>
        services.AddPostgresEventStores().AddStackClaim(Name);

    /// <summary>The delivery of messages.</summary>
    public static IServiceCollection AddMessagesOfStack(this IServiceCollection services) => services.AddMessaging();

    /// <summary>What runs the jobs.</summary>
    public static IServiceCollection AddJobsOfStack(this IServiceCollection services, DatabaseClock clock) =>
        services.AddJobs(clock: clock);

    /// <summary>The pages that the stack brings with it: none.</summary>
    public static void MapStack(this IEndpointRouteBuilder routes)
    {
    }
}
