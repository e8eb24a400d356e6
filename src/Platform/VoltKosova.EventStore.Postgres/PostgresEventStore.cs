using System.Collections.Concurrent;
using Npgsql;

namespace VoltKosova.EventStore.Postgres;

/// <summary>
/// The default adapter: Marten's tables, one Npgsql batch per commit, which is one round trip and one transaction. Conflicts raise inside
/// the batch and undo it whole.
/// </summary>
internal sealed class PostgresEventStore : IEventStore
{
    private readonly NpgsqlDataSource _database;
    private readonly CommitBatch _batch;
    private readonly LogTail _tail;
    private readonly SubscriberLeases _leases;
    private readonly ConcurrentDictionary<RowTable, RowsById> _rows = new();

    public PostgresEventStore(string module, NpgsqlDataSource database)
    {
        (Module, _database, _batch) = (module, database, new CommitBatch(module));
        _leases = new SubscriberLeases(database);
        _tail = new LogTail(new ForwardReader(module, database).Read, Appended);
    }

    /// <inheritdoc />
    public string Module { get; }

    /// <inheritdoc />
    public CommitSignal Appended { get; } = new();

    /// <inheritdoc />
    public CommitSignal RowsChanged { get; } = new();

    /// <inheritdoc />
    public async Task<CommitOutcome> Commit(Commit commit, CancellationToken cancellation)
    {
        var appends = commit.Streams.Count > 0;
        IReadOnlyList<StoredEvent>? added = null;
        if (appends)
            _tail.Begin();
        try
        {
            var positions = await Execute(commit, cancellation);
            added = Appended.IsHeard ? CommitBatch.Added(commit, positions) : [];
            if (commit.Rows.Any(row => row is RowWrite.Put && row.Table == SharedTables.PersonKeys))
                _tail.Forget();
            if (commit.Rows.Count > 0)
                RowsChanged.Pulse();
            return new CommitOutcome.Committed(positions.Count > 0 ? positions.Max() : 0);
        }
        catch (PostgresException refused) when (CommitBatch.Conflict(refused) is { } conflict)
        {
            return conflict;
        }
        catch
        {
            // The server may have been replaced by another one, of which nothing is known yet.
            _tail.Forget();
            throw;
        }
        finally
        {
            if (appends)
                _tail.End(added);
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<StoredEvent>> ReadStream(Guid streamId, CancellationToken cancellation)
    {
        await using var command = _database.CreateCommand(
            $"SELECT {EventRow.Columns} FROM mt_events WHERE stream_id = $1 AND NOT is_archived ORDER BY version");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = streamId });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await EventRow.ReadAll(reader, cancellation);
    }

    /// <inheritdoc />
    public Task<EventPage> ReadForward(Checkpoint after, int limit, CancellationToken cancellation) =>
        _tail.Read(after, limit, cancellation);

    /// <inheritdoc />
    public Task<string?> ReadRow(RowTable table, string id, CancellationToken cancellation) =>
        _rows.GetOrAdd(table, one => new RowsById(one, _database)).Find(id, cancellation);

    /// <inheritdoc />
    public async Task<IReadOnlyList<(string Id, string Json)>> ReadRows(RowTable table, string prefix, CancellationToken cancellation)
    {
        await using var command = _database.CreateCommand(
            $"SELECT id, data FROM {table.TableName} WHERE starts_with(id, $1) ORDER BY id COLLATE \"C\"");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = prefix });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<(string, string)>();
        while (await reader.ReadAsync(cancellation))
            rows.Add((reader.GetString(0), reader.GetString(1)));
        return rows;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyDictionary<string, string>> ReadRows(
        RowTable table, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        await using var command = RowsById.Command(_database, table, ids);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
            rows[reader.GetValue(0).ToString()!] = reader.GetString(1);
        return rows;
    }

    /// <inheritdoc />
    public async Task<Checkpoint> ReadCheckpoint(string subscriber, CancellationToken cancellation)
    {
        await using var command = _database.CreateCommand("SELECT last_seq_id, last_event_id FROM mt_event_progression WHERE name = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = subscriber });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new Checkpoint(reader.GetInt64(0), await reader.IsDBNullAsync(1, cancellation) ? null : reader.GetGuid(1))
            : new Checkpoint(0, null);
    }

    /// <inheritdoc />
    public Task<bool> Hold(string subscriber, Guid owner, TimeSpan lease, CancellationToken cancellation) =>
        _leases.Hold(subscriber, owner, lease, cancellation);

    /// <inheritdoc />
    public Task<Checkpoint?> HoldOn(string subscriber, Guid owner, TimeSpan lease, CancellationToken cancellation) =>
        _leases.HoldOn(subscriber, owner, lease, cancellation);

    /// <inheritdoc />
    public Task<Guid?> OwnerOf(string subscriber, CancellationToken cancellation) => _leases.OwnerOf(subscriber, cancellation);

    /// <inheritdoc />
    public Task Release(string subscriber, Guid owner, CancellationToken cancellation) => _leases.Release(subscriber, owner, cancellation);

    /// <summary>Sends the commit; the positions of its events, in order.</summary>
    private async Task<List<long>> Execute(Commit commit, CancellationToken cancellation)
    {
        await using var batch = _database.CreateBatch();
        _batch.Fill(batch, commit);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var positions = new List<long>();
        do
        {
            while (await reader.ReadAsync(cancellation))
            {
                if (reader.GetFieldType(0) == typeof(long))
                    positions.Add(reader.GetInt64(0));
            }
        }
        while (await reader.NextResultAsync(cancellation));
        return positions;
    }
}
