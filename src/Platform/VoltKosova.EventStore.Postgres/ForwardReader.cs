using Npgsql;

namespace VoltKosova.EventStore.Postgres;

/// <summary>
/// Reads the log in order without ever passing a number that may still commit. Numbers are drawn under the store's shared advisory lock
/// (see <c>vk_append</c>). The reader takes the sequence's last value, then, in a later statement, the lock's holders: every number up to
/// that value was drawn by a transaction that is a holder now or has ended. Once those holders have ended, a new statement sees every
/// number up to the value that will ever be seen; the rest is dead, however many there are.
/// </summary>
internal sealed class ForwardReader(string module, NpgsqlDataSource database)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(2);

    private readonly string _lastNumber = "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM mt_events_sequence";

    private readonly string _holders =
        $"""
        SELECT virtualtransaction FROM pg_locks
        WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND classid = 1450142836 AND objid::bigint = hashtext('{module}')::bigint & 4294967295 AND objsubid = 2 AND granted
        """;

    private readonly string _events = $"SELECT {EventRow.Columns} FROM mt_events WHERE seq_id > $1 ORDER BY seq_id LIMIT $2";

    /// <summary>A page after a position; empty, and no further, while a writer that may hold the next number has not ended.</summary>
    public async Task<EventPage> Read(long after, int limit, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        var (last, holders, events) = await Look(connection, after, limit, cancellation);
        if (last <= after)
            return new EventPage([], after);
        if (holders.Count > 0)
        {
            if (!await Ended(connection, holders, cancellation))
                return new EventPage([], after);
            events = await Events(connection, after, limit, cancellation);
        }

        var sound = events.TakeWhile(stored => stored.Position <= last).ToList();
        return new EventPage(sound, sound.Count == limit ? sound[^1].Position : last);
    }

    /// <summary>Number, holders and events in one round trip; each statement has its own snapshot, in this order.</summary>
    private async Task<(long Last, HashSet<string> Holders, List<StoredEvent> Events)> Look(
        NpgsqlConnection connection, long after, int limit, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { new(_lastNumber), new(_holders), new(_events) { Parameters = { Number(after), Number(limit) } } },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var last = reader.GetInt64(0);
        await reader.NextResultAsync(cancellation);
        var holders = await Names(reader, cancellation);
        await reader.NextResultAsync(cancellation);
        return (last, holders, await EventRow.ReadAll(reader, cancellation));
    }

    private async Task<bool> Ended(NpgsqlConnection connection, HashSet<string> holders, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(_patience);
        while (!patience.IsCancellationRequested)
        {
            await using (var command = new NpgsqlCommand(_holders, connection))
            await using (var reader = await command.ExecuteReaderAsync(cancellation))
                holders.IntersectWith(await Names(reader, cancellation));
            if (holders.Count == 0)
                return true;
            await Task.Delay(_pause, TimeProvider.System, cancellation);
        }

        return false;
    }

    private async Task<List<StoredEvent>> Events(NpgsqlConnection connection, long after, int limit, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(_events, connection) { Parameters = { Number(after), Number(limit) } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await EventRow.ReadAll(reader, cancellation);
    }

    private static async Task<HashSet<string>> Names(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
            names.Add(reader.GetString(0));
        return names;
    }

    private static NpgsqlParameter<long> Number(long value) => new() { TypedValue = value };
}
