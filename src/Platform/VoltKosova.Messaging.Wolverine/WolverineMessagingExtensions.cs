using JasperFx.CodeGeneration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wolverine;
using Wolverine.ErrorHandling;

namespace VoltKosova.Messaging.Wolverine;

/// <summary>Adds the delivery of messages on Wolverine.</summary>
public static class WolverineMessagingExtensions
{
    /// <summary>
    /// Delivery whose errands go over Wolverine, in its mediator's mode: the log is the queue and the checkpoint the inbox, so Wolverine
    /// keeps no table and no second copy of a message.
    /// </summary>
    public static IServiceCollection AddWolverineMessaging(this IServiceCollection services)
    {
        services.AddWolverine(ExtensionDiscovery.ManualOnly, options =>
        {
            options.ApplicationAssembly = typeof(ErrandHandler).Assembly;
            options.Durability.Mode = DurabilityMode.MediatorOnly;
            options.CodeGeneration.TypeLoadMode = TypeLoadMode.Static;
            options.Discovery.DisableConventionalDiscovery().IncludeType(typeof(ErrandHandler));
        });
        services.AddSingleton<IWolverineExtension, Retries>();
        services.AddSingleton<ICourier, WolverineCourier>();

        // It would write the words of exceptions, which may quote data; the subscriber says what failed.
        services.AddLogging(logging => logging.AddFilter(typeof(Carried).FullName, LogLevel.None));
        return services.AddMessaging();
    }

    /// <summary>How often and after which pauses: the pace of the host, as a policy of Wolverine's.</summary>
    private sealed class Retries(DeliveryPace pace) : IWolverineExtension
    {
        public void Configure(WolverineOptions options) => options.OnException<TryAgainException>()
            .RetryWithCooldown([.. Enumerable.Range(1, DeliveryPace.Attempts - 1).Select(pace.PauseAfter)]);
    }
}
