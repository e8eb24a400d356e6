using Microsoft.Extensions.DependencyInjection;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.EventStore;

/// <summary>The inn in a database of its own.</summary>
public sealed class InnDatabase : IAsyncLifetime
{
    private readonly TestDatabase _database = new();

    public ServiceProvider? Services { get; private set; }

    public string ConnectionString => _database.ConnectionString;

    public async ValueTask InitializeAsync()
    {
        await _database.InitializeAsync();
        Services = await InnStore.Services(_database.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        if (Services is not null)
            await Services.DisposeAsync();
        await _database.DisposeAsync();
    }
}
