using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using VoltKosova.Postgres;

namespace VoltKosova.EventStore.Postgres;

/// <summary>Adds the default adapter of the event store.</summary>
public static class PostgresEventStoreExtensions
{
    /// <summary>Keeps the stores that modules have asked for in PostgreSQL, each in its own schema; called after the modules.</summary>
    public static IServiceCollection AddPostgresEventStores(this IServiceCollection services) =>
        services.AddEventStoresOver([], (_, _, store) => store);

    /// <summary>The tables, the signals between hosts and the rebuilding of views, which all stacks share.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="more">What an adapter needs in every schema beside the tables.</param>
    /// <param name="adapter">Makes the store of a module, which may read through the one that it is given.</param>
    internal static IServiceCollection AddEventStoresOver(
        this IServiceCollection services,
        IReadOnlyList<Migration> more,
        Func<StoreDefinition, NpgsqlDataSource, PostgresEventStore, IEventStore> adapter)
    {
        services.AddPostgres();
        services.AddHostedService<HostSignals>();
        services.TryAddSingleton<ViewRebuild>();
        foreach (var store in services.StoreDefinitions())
        {
            var schema = StoreSchema.Of(store);
            services.AddSchema(schema with { Migrations = [.. schema.Migrations, .. more] });
            services.AddKeyedSingleton(store.Module, (provider, _) =>
            {
                var database = provider.GetRequiredService<Databases>().For(store.Module);
                return adapter(store, database, new PostgresEventStore(store.Module, database));
            });
        }

        return services;
    }
}
