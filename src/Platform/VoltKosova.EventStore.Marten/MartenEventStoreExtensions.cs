using JasperFx;
using JasperFx.Events;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VoltKosova.EventStore.Postgres;
using VoltKosova.Postgres;

namespace VoltKosova.EventStore.Marten;

/// <summary>Adds the adapter of the event store on Marten.</summary>
public static class MartenEventStoreExtensions
{
    /// <summary>Keeps the stores that modules have asked for in PostgreSQL through Marten; called after the modules.</summary>
    public static IServiceCollection AddMartenEventStores(this IServiceCollection services) => services.AddEventStoresOver(
        Migration.From(typeof(MartenEventStoreExtensions).Assembly, "Sql"),
        (store, database, reads) => new MartenEventStore(reads, Open(store.Module, database)));

    /// <summary>
    /// One Marten over the tables of one module. It makes and changes none: they belong to our migrations, and hold columns and indexes
    /// that Marten does not know and would drop.
    /// </summary>
    private static DocumentStore Open(string module, NpgsqlDataSource database) => DocumentStore.For(options =>
    {
        options.Connection(database);
        options.DatabaseSchemaName = module;
        options.AutoCreateSchemaObjects = AutoCreate.None;
        options.DisableNpgsqlLogging = true;
        options.Listeners.Add(new NoTombstones());

        // A commit is tried again above the port, on fresh state.
        options.ConfigureWritePolly(_ => { });

        // The time of an event is the business's, so it travels with it.
        options.Events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        options.Events.EnableBigIntEvents = true;
        options.Events.MetadataConfig.CorrelationIdEnabled = true;
        options.Events.MetadataConfig.CausationIdEnabled = true;
        options.Events.MetadataConfig.UserNameEnabled = true;
        options.UseSystemTextJsonForSerialization();
    });
}
