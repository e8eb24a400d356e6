namespace VoltKosova.EventStore;

/// <summary>The port in memory, held to the same contract as the adapter on PostgreSQL.</summary>
public sealed class InMemoryEventStore(string module, TimeProvider clock) : IEventStore
{
    private readonly Lock _gate = new();
    private readonly List<StoredEvent> _log = [];
    private readonly Dictionary<Guid, long> _versions = [];
    private readonly Dictionary<(string Table, string Id), string> _rows = [];
    private readonly Dictionary<string, Checkpoint> _checkpoints = [];
    private readonly Dictionary<string, (Guid Owner, DateTimeOffset Until)> _leases = [];

    /// <inheritdoc />
    public string Module { get; } = module;

    /// <inheritdoc />
    public CommitSignal Appended { get; } = new();

    /// <inheritdoc />
    public CommitSignal RowsChanged { get; } = new();

    /// <inheritdoc />
    public Task<CommitOutcome> Commit(Commit commit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(commit);
        CommitOutcome outcome;
        List<StoredEvent> added;
        lock (_gate)
        {
            var before = _log.Count;
            outcome = Conflict(commit) ?? Apply(commit);
            added = _log[before..];
        }

        if (added.Count > 0)
            Appended.Pulse(added);
        if (outcome is CommitOutcome.Committed && commit.Rows.Count > 0)
            RowsChanged.Pulse();
        return Task.FromResult(outcome);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredEvent>> ReadStream(Guid streamId, CancellationToken cancellation)
    {
        lock (_gate)
            return Task.FromResult<IReadOnlyList<StoredEvent>>([.. _log.Where(stored => stored.StreamId == streamId)]);
    }

    /// <inheritdoc />
    public Task<EventPage> ReadForward(Checkpoint after, int limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(after);
        lock (_gate)
        {
            if (after.Position > _log.Count || (after is { Position: > 0, LastEventId: { } id } && _log[(int)after.Position - 1].Id != id))
                throw new LogLostItsEndException(Module, after);
            var events = _log.Skip((int)after.Position).Take(limit).ToList();
            return Task.FromResult(new EventPage(events, events.Count == limit ? events[^1].Position : _log.Count, _log.Count));
        }
    }

    /// <inheritdoc />
    public Task<string?> ReadRow(RowTable table, string id, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(table);
        lock (_gate)
            return Task.FromResult(_rows.GetValueOrDefault((table.TableName, id)));
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<(string Id, string Json)>> ReadRows(RowTable table, string prefix, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(table);
        lock (_gate)
        {
            return Task.FromResult<IReadOnlyList<(string, string)>>(
            [
                .. _rows.Where(row => row.Key.Table == table.TableName && row.Key.Id.StartsWith(prefix, StringComparison.Ordinal))
                    .OrderBy(row => row.Key.Id, StringComparer.Ordinal)
                    .Select(row => (row.Key.Id, row.Value)),
            ]);
        }
    }

    /// <inheritdoc />
    public Task<Checkpoint> ReadCheckpoint(string subscriber, CancellationToken cancellation)
    {
        lock (_gate)
            return Task.FromResult(CheckpointOf(subscriber));
    }

    /// <inheritdoc />
    public Task<bool> Hold(string subscriber, Guid owner, TimeSpan lease, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (_leases.TryGetValue(subscriber, out var held) && held.Owner != owner && held.Until > now)
                return Task.FromResult(false);
            _leases[subscriber] = (owner, now + lease);
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc />
    public Task<Checkpoint?> HoldOn(string subscriber, Guid owner, TimeSpan lease, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var holds = _leases.TryGetValue(subscriber, out var held) && held.Owner == owner;
            if (holds)
                _leases[subscriber] = (owner, clock.GetUtcNow() + lease);
            return Task.FromResult(holds ? CheckpointOf(subscriber) : (Checkpoint?)null);
        }
    }

    /// <inheritdoc />
    public Task<Guid?> OwnerOf(string subscriber, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var isHeld = _leases.TryGetValue(subscriber, out var held) && held.Until > clock.GetUtcNow();
            return Task.FromResult(isHeld ? held.Owner : (Guid?)null);
        }
    }

    /// <inheritdoc />
    public Task Release(string subscriber, Guid owner, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_leases.TryGetValue(subscriber, out var held) && held.Owner == owner)
                _leases.Remove(subscriber);
            return Task.CompletedTask;
        }
    }

    private bool MayStep(CheckpointMove step) =>
        CheckpointOf(step.Subscriber).Position == step.From
        && (step.Owner is not { } owner || (_leases.TryGetValue(step.Subscriber, out var held) && held.Owner == owner));

    private Checkpoint CheckpointOf(string subscriber) => _checkpoints.GetValueOrDefault(subscriber, new Checkpoint(0, null));

    private CommitOutcome? Conflict(Commit commit)
    {
        if (commit.Checkpoint is { } step && !MayStep(step))
            return new CommitOutcome.CheckpointMoved();
        if (commit.Streams.Any(append => _versions.GetValueOrDefault(append.StreamId) != append.ExpectedVersion))
            return new CommitOutcome.StreamMoved();
        return commit.Rows.OfType<RowWrite.Insert>().FirstOrDefault(row => _rows.ContainsKey((row.Table.TableName, row.Id))) is { } taken
            ? new CommitOutcome.RowTaken(taken.Table.TableName)
            : null;
    }

    private CommitOutcome.Committed Apply(Commit commit)
    {
        foreach (var append in commit.Streams)
        {
            var version = append.ExpectedVersion;
            foreach (var news in append.Events)
                _log.Add(new StoredEvent(
                    _log.Count + 1, news.Id, append.StreamId, ++version, news.Name, news.Json, append.Metadata ?? commit.Metadata));
            _versions[append.StreamId] = version;
        }

        foreach (var row in commit.Rows)
            Apply(row);
        if (commit.Checkpoint is { } step)
            _checkpoints[step.Subscriber] = new Checkpoint(
                step.To, step.LastEventId ?? (step.To == step.From ? CheckpointOf(step.Subscriber).LastEventId : null));
        return new CommitOutcome.Committed(commit.Streams.Count > 0 ? _log.Count : 0);
    }

    private void Apply(RowWrite row)
    {
        var key = (row.Table.TableName, row.Id);
        switch (row)
        {
            case RowWrite.Put put:
                _rows[key] = put.Json;
                break;
            case RowWrite.Insert insert:
                _rows.Add(key, insert.Json);
                break;
            case RowWrite.Delete:
                _rows.Remove(key);
                break;
        }
    }
}
