using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Postgres;

namespace VoltKosova.EventStore.Postgres;

/// <summary>Adds the default adapter of the event store.</summary>
public static class PostgresEventStoreExtensions
{
    /// <summary>Keeps the stores that modules have asked for in PostgreSQL, each in its own schema; called after the modules.</summary>
    public static IServiceCollection AddPostgresEventStores(this IServiceCollection services)
    {
        services.AddPostgres();
        services.AddHostedService<HostSignals>();
        foreach (var store in services.StoreDefinitions())
        {
            services.AddSchema(StoreSchema.Of(store));
            services.AddKeyedSingleton<IEventStore>(
                store.Module, (provider, _) =>
                    new PostgresEventStore(store.Module, provider.GetRequiredService<Databases>().For(store.Module)));
        }

        return services;
    }
}
