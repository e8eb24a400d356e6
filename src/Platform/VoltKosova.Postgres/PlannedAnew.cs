using Npgsql;

namespace VoltKosova.Postgres;

/// <summary>
/// A statement that is planned at each execution. PostgreSQL keeps the plan of a statement that is asked often for as long as the
/// connection lives, or until the tables are analysed: one that joins tables and was planned while they were empty goes on reading all of
/// them when thousands of rows have come. For what runs by one index alone a kept plan is right, and planning anew costs more than it.
/// </summary>
public sealed class PlannedAnew : IAsyncDisposable
{
    private readonly NpgsqlBatch _batch;

    /// <summary>A statement that waits for its parameters.</summary>
    /// <param name="database">Where it will run, in a transaction of its own.</param>
    /// <param name="sql">The statement, with $1 and so on.</param>
    public PlannedAnew(NpgsqlDataSource database, string sql)
    {
        ArgumentNullException.ThrowIfNull(database);
        _batch = database.CreateBatch();
        _batch.BatchCommands.Add(new("SELECT set_config('plan_cache_mode', 'force_custom_plan', true)"));
        _batch.BatchCommands.Add(new(sql));
    }

    /// <summary>What stands for $1 and so on.</summary>
    public NpgsqlParameterCollection Parameters => _batch.BatchCommands[1].Parameters;

    /// <summary>Runs it; the reader stands before the first row.</summary>
    public async Task<NpgsqlDataReader> Read(CancellationToken cancellation)
    {
        var reader = await _batch.ExecuteReaderAsync(cancellation);
        try
        {
            await reader.NextResultAsync(cancellation);
            return reader;
        }
        catch
        {
            // Here the statement itself fails; the reader holds a connection of the pool.
            await reader.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _batch.DisposeAsync();
}
