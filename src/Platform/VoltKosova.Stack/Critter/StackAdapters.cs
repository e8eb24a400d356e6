using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VoltKosova.EventStore.Marten;
using VoltKosova.Jobs.Hangfire;
using VoltKosova.Jobs.Running;
using VoltKosova.Messaging.Wolverine;

namespace VoltKosova.Stack;

/// <summary>The adapters on Marten, Wolverine and Hangfire: the one place that knows them.</summary>
public static class StackAdapters
{
    /// <summary>The stack of this build.</summary>
    public const string Name = "Critter";

    /// <summary>The stores that modules have asked for; called after them.</summary>
    public static IServiceCollection AddStoresOfStack(this IServiceCollection services) =>
        services.AddMartenEventStores().AddStackClaim(Name);

    /// <summary>The delivery of messages.</summary>
    public static IServiceCollection AddMessagesOfStack(this IServiceCollection services) => services.AddWolverineMessaging();

    /// <summary>What runs the jobs.</summary>
    public static IServiceCollection AddJobsOfStack(this IServiceCollection services, DatabaseClock clock) =>
        services.AddJobs(clock: clock).AddJobsDashboard();

    /// <summary>The pages that the stack brings with it: the dashboard of the jobs.</summary>
    public static void MapStack(this IEndpointRouteBuilder routes) => routes.MapJobsDashboard();
}
