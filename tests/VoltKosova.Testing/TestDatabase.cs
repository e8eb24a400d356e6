using Npgsql;
using Xunit;

namespace VoltKosova.Testing;

/// <summary>
/// A PostgreSQL database of one test class or assembly, made empty and dropped at the end. Where its cluster comes from is
/// <see cref="TestCluster"/>'s.
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private readonly string _name = $"test_{Guid.NewGuid():N}";
    private string? _cluster;

    /// <summary>The connection string of the owner of the empty database.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(Cluster) { Database = _name }.ConnectionString;

    private string Cluster => _cluster ?? throw new InvalidOperationException("The database has not been made yet.");

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _cluster = await TestCluster.ConnectionString();
        await OnCluster($"CREATE DATABASE {_name}");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_cluster is null)
            return;
        NpgsqlConnection.ClearAllPools();
        await OnCluster($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
    }

    private async Task OnCluster(string sql)
    {
        await using var connection = new NpgsqlConnection(Cluster + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
