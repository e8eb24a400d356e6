using Npgsql;

namespace VoltKosova.EventStore.Postgres;

/// <summary>The right to rebuild a view, held by a session: it ends with it, or here, before the session goes back to its pool.</summary>
internal sealed class RebuildLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly string _view;

    private RebuildLock(NpgsqlConnection connection, string view) => (_connection, _view) = (connection, view);

    public static async Task<RebuildLock> Take(NpgsqlConnection connection, ViewDefinition view, CancellationToken cancellation)
    {
        await using var take = Ask(connection, "SELECT pg_try_advisory_lock(1450142839, hashtext($1))", view.Name);
        return await take.ExecuteScalarAsync(cancellation) is true
            ? new RebuildLock(connection, view.Name)
            : throw new RebuildUnderWayException(view.Name);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await using var give = Ask(_connection, "SELECT pg_advisory_unlock(1450142839, hashtext($1))", _view);
            await give.ExecuteScalarAsync();
        }
        catch (Exception gone) when (gone is NpgsqlException or InvalidOperationException)
        {
            // The session is gone, and the lock with it; the second kind is for one that was seen to be gone before.
        }
    }

    private static NpgsqlCommand Ask(NpgsqlConnection connection, string sql, string view) =>
        new(sql, connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = view } } };
}
