using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.EventStore.Postgres;
using VoltKosova.Testing;

namespace VoltKosova.Platform.Tests.EventStore;

/// <summary>A transaction with its connection, which goes back to the pool at the end. It draws numbers as the store does.</summary>
internal sealed class OpenTransaction : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly string _module;
    private readonly bool _byFunction;
    private readonly Func<string, string> _bug;

    private OpenTransaction(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string module, bool byFunction, Func<string, string> bug) =>
        (_connection, _transaction, _module, _byFunction, _bug) = (connection, transaction, module, byFunction, bug);

    /// <summary>The session, as others see it.</summary>
    public int Session => _connection.ProcessID;

    /// <param name="connections">The store's.</param>
    /// <param name="module">Whose store it is.</param>
    /// <param name="byFunction">Whether numbers are drawn by the function that Marten's appends call.</param>
    /// <param name="bug">What a bug makes of the statements.</param>
    public static async Task<OpenTransaction> Begin(
        NpgsqlDataSource connections, string module = "test", bool byFunction = false, Func<string, string>? bug = null)
    {
        var connection = await connections.OpenConnectionAsync();
        return new OpenTransaction(connection, await connection.BeginTransactionAsync(), module, byFunction, bug ?? (sql => sql));
    }

    /// <summary>Appends one event, to a stream of its own unless said otherwise; what it drew stays open with the transaction.</summary>
    public async Task<Guid> Append(
        string name = "test.began.v1", string type = "test", Guid? to = null, long expected = 0, string json = "{}")
    {
        var stream = to ?? EventStoreContract.NewId();
        var append = new StreamAppend(stream, type, expected, [new NewEvent(EventStoreContract.NewId(), name, json)]);
        await using var batch = new NpgsqlBatch(_connection);
        if (_byFunction)
            batch.BatchCommands.Add(Function(append));
        else
            new CommitBatch(_module).Fill(batch, new Commit([append], [], new EventMetadata(FixedClock.Start, null, null, null)));
        foreach (var statement in batch.BatchCommands)
            statement.CommandText = _bug(statement.CommandText);
        await batch.ExecuteNonQueryAsync();
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

    private static NpgsqlBatchCommand Function(StreamAppend append) => new(
        """
        SELECT vk_append($1, $2, $3, ARRAY[$4], ARRAY[$5]::varchar[], ARRAY[$6]::jsonb[], now(), NULL, NULL, NULL)
        """)
    {
        Parameters =
        {
            new NpgsqlParameter<Guid> { TypedValue = append.StreamId },
            new NpgsqlParameter<string> { TypedValue = append.StreamType },
            new NpgsqlParameter<long> { TypedValue = append.ExpectedVersion },
            new NpgsqlParameter<Guid> { TypedValue = append.Events[0].Id },
            new NpgsqlParameter<string> { TypedValue = append.Events[0].Name },
            new NpgsqlParameter<string> { TypedValue = append.Events[0].Json },
        },
    };
}
