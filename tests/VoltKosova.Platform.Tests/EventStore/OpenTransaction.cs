using Npgsql;

namespace VoltKosova.Platform.Tests.EventStore;

/// <summary>A transaction with its connection, which goes back to the pool at the end. It draws numbers as the store does.</summary>
internal sealed class OpenTransaction : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private OpenTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (_connection, _transaction) = (connection, transaction);

    /// <summary>The session, as others see it.</summary>
    public int Session => _connection.ProcessID;

    public static async Task<OpenTransaction> Begin(NpgsqlDataSource connections)
    {
        var connection = await connections.OpenConnectionAsync();
        return new OpenTransaction(connection, await connection.BeginTransactionAsync());
    }

    /// <summary>Begins a stream of one event; what it drew stays open with the transaction.</summary>
    public async Task<Guid> Append(string name = "test.began.v1", string type = "test")
    {
        var stream = EventStoreContract.NewId();
        await using var append = new NpgsqlCommand(
            $$"""
            SELECT vk_append($1, '{{type}}', 0, ARRAY[$2], ARRAY['{{name}}']::varchar[], ARRAY['{}']::jsonb[], now(), NULL, NULL, NULL)
            """,
            _connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = stream }, new NpgsqlParameter<Guid> { TypedValue = EventStoreContract.NewId() },
            },
        };
        await append.ExecuteNonQueryAsync();
        return stream;
    }

    public async Task Execute(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync();
    }

    public Task Commit() => _transaction.CommitAsync();

    public Task RollBack() => _transaction.RollbackAsync();

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _transaction.DisposeAsync();
        }
        catch (NpgsqlException)
        {
            // Its session was ended.
        }

        await _connection.DisposeAsync();
    }
}
