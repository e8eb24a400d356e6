using Npgsql;

namespace VoltKosova.Benchmarks.Under;

/// <summary>The private cluster that build/bench has started: durable settings, one database per thing that is measured.</summary>
internal sealed class Cluster(string connectionString)
{
    /// <summary>The process whose children are PostgreSQL's.</summary>
    public string Postmaster { get; } = PostmasterOf(connectionString);

    /// <summary>An empty database; its connection string is the owner's.</summary>
    public async Task<string> Database(string name)
    {
        await Execute(connectionString, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        await Execute(connectionString, $"CREATE DATABASE {name}");
        return Of(name);
    }

    public string Of(string name) => new NpgsqlConnectionStringBuilder(connectionString) { Database = name }.ConnectionString;

    public static async Task Execute(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    private static string PostmasterOf(string database)
    {
        using var connection = new NpgsqlConnection(database + ";Pooling=false");
        connection.Open();
        var stat = File.ReadAllText($"/proc/{connection.ProcessID}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1];
    }

    public async Task<string> Settings()
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            SELECT 'PostgreSQL ' || current_setting('server_version') || ': ' || string_agg(name || '=' || current_setting(name), ', ')
            FROM unnest(ARRAY['fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method', 'commit_delay', 'shared_buffers',
                'max_wal_size', 'max_connections', 'track_commit_timestamp']) AS name
            """,
            connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
