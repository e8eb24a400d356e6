using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.EventStore.Postgres;
using VoltKosova.Postgres;
using VoltKosova.Stack;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.EventStore;

/// <summary>A store in a database of its own, migrated as the host does it, on the stack of this build.</summary>
public class PostgresStore : IAsyncLifetime
{
    private readonly TestDatabase _database = new();
    private ServiceProvider? _services;

    public IEventStore Store => _services!.GetRequiredKeyedService<IEventStore>("test");

    public NpgsqlDataSource Connections => _services!.GetRequiredService<Databases>().For("test");

    public string OwnerConnectionString => _database.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Volt"] = _database.ConnectionString })
            .Build());
        services.AddSingleton(new StoreDefinition("test", EventNames.Begin().End(), EventStoreContract.Tables));
        AddStores(services);
        _services = services.BuildServiceProvider();
        await _services.GetRequiredService<Migrator>().Migrate(default);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_services is not null)
            await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    private protected virtual void AddStores(IServiceCollection services) => services.AddStoresOfStack();
}

/// <summary>A store on the default adapter, whatever the stack.</summary>
public sealed class PlainPostgresStore : PostgresStore
{
    private protected override void AddStores(IServiceCollection services) => services.AddPostgresEventStores();
}

public sealed class The_event_store_on_PostgreSQL(PlainPostgresStore postgres) : EventStoreContract, IClassFixture<PlainPostgresStore>
{
    protected override Task<IEventStore> Open() => Task.FromResult(postgres.Store);
}
