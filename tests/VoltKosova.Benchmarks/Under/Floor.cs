using Npgsql;
using NpgsqlTypes;

namespace VoltKosova.Benchmarks.Under;

/// <summary>The bare endpoint over its one table.</summary>
internal sealed class Floor : IAsyncDisposable
{
    private readonly NpgsqlDataSource _database;

    private Floor(Served host, string database)
    {
        Host = host;
        var connection = new NpgsqlConnectionStringBuilder(database)
        {
            MaxAutoPrepare = 10,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
        };
        _database = NpgsqlDataSource.Create(connection);
    }

    public Served Host { get; }

    public static async Task<Floor> Open(Cluster cluster)
    {
        var database = await cluster.Database("bare");
        await Cluster.Execute(database, Bare.Table);
        return new Floor(await Served.Bare(database), database);
    }

    /// <summary>One row, committed.</summary>
    public async Task Insert(Guid id, string json)
    {
        await using var insert = _database.CreateCommand("INSERT INTO row (id, data) VALUES ($1, $2)");
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        insert.Parameters.Add(new NpgsqlParameter { Value = json, NpgsqlDbType = NpgsqlDbType.Jsonb });
        await insert.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await _database.DisposeAsync();
    }
}
