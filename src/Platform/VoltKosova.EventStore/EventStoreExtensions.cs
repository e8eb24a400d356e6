using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace VoltKosova.EventStore;

/// <summary>
/// What the host knows of one module's store; an adapter makes an <see cref="IEventStore"/> of it, keyed by the module's name.
/// </summary>
public sealed record StoreDefinition(string Module, EventNames Names, IReadOnlyList<TableSpec> Tables);

/// <summary>Adds a module's store.</summary>
public static class EventStoreExtensions
{
    /// <summary>Called by a module; which adapter stands behind it is the host's choice.</summary>
    public static IServiceCollection AddStore<TStreams>(this IServiceCollection services)
        where TStreams : IStreams
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IdSource>();
        services.TryAddScoped<Acting>();
        services.AddSingleton(new StoreDefinition(TStreams.Module, TStreams.Names, [.. SharedTables.All, .. TStreams.Tables]));
        foreach (var view in ViewsOf<TStreams>())
            services.AddSingleton(view);
        services.AddScoped(provider => new Store<TStreams>(
            provider.GetRequiredKeyedService<IEventStore>(TStreams.Module),
            provider.GetRequiredService<IPersonKeys>(),
            provider.GetRequiredService<IdSource>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<Acting>(),
            provider.GetServices<ICommitParticipant>()));
        return services;
    }

    /// <summary>Every kind of stream that the module declares, so that none can be forgotten.</summary>
    private static IEnumerable<ViewDefinition> ViewsOf<TStreams>()
        where TStreams : IStreams => typeof(TStreams).GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(property => property.PropertyType.IsAssignableTo(typeof(IStreamType)))
        .SelectMany(property => ((IStreamType)property.GetValue(null)!).ViewsOf(TStreams.Module, TStreams.Names));

    /// <summary>The stores that modules have asked for so far; for adapters, which are added after the modules.</summary>
    public static IEnumerable<StoreDefinition> StoreDefinitions(this IServiceCollection services) => services
        .Where(service => !service.IsKeyedService && service.ServiceType == typeof(StoreDefinition))
        .Select(service => (StoreDefinition)service.ImplementationInstance!)
        .ToList();

    /// <summary>Stores that live and die with the process: for tests of what stands above the port.</summary>
    public static IServiceCollection AddInMemoryEventStores(this IServiceCollection services)
    {
        foreach (var store in services.StoreDefinitions())
            services.AddKeyedSingleton<IEventStore>(
                store.Module, (provider, _) => new InMemoryEventStore(store.Module, provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
