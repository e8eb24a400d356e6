using Npgsql;
using Xunit;

namespace VoltKosova.Testing;

/// <summary>
/// A PostgreSQL database of one test class or assembly, made empty and dropped at the end. The cluster is <c>build/test</c>'s: its
/// connection string stands in VOLT_TEST_DATABASE.
/// </summary>
public sealed class TestDatabase : IAsyncLifetime
{
    private readonly NpgsqlConnectionStringBuilder _cluster = new(
        Environment.GetEnvironmentVariable("VOLT_TEST_DATABASE")
        ?? throw new InvalidOperationException(
            "VOLT_TEST_DATABASE is not set: run the tests with build/test, or give the connection string of a PostgreSQL superuser."));

    private readonly string _name = $"test_{Guid.NewGuid():N}";

    /// <summary>The connection string of the owner of the empty database.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_cluster.ConnectionString) { Database = _name }.ConnectionString;

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => await OnCluster($"CREATE DATABASE {_name}");

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await OnCluster($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
    }

    private async Task OnCluster(string sql)
    {
        await using var connection = new NpgsqlConnection(_cluster.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
