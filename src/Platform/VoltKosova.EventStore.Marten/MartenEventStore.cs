using JasperFx.Events;
using Marten;
using Npgsql;
using VoltKosova.EventStore.Postgres;

namespace VoltKosova.EventStore.Marten;

/// <summary>
/// The adapter on Marten: a commit is a session's unit of work, which is one transaction. The log and the rows are read as the default
/// adapter reads them: Marten's own reader is its daemon's, waits seconds at every number that was drawn in vain, and cannot name an event
/// that it has no type for (docs/decisions/0038).
/// </summary>
internal sealed class MartenEventStore(IEventStore reads, IDocumentStore marten) : IEventStore, IDisposable
{
    private readonly CommitBatch _batch = new(reads.Module);

    /// <inheritdoc />
    public string Module => reads.Module;

    /// <inheritdoc />
    public CommitSignal Appended => reads.Appended;

    /// <inheritdoc />
    public CommitSignal RowsChanged => reads.RowsChanged;

    /// <inheritdoc />
    public async Task<CommitOutcome> Commit(Commit commit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(commit);
        await using var session = marten.LightweightSession();
        foreach (var statement in _batch.Before(commit))
            session.QueueOperation(Statement.Before(statement));
        List<IEvent> events = [];
        foreach (var append in CommitBatch.Appends(commit))
            events.AddRange(Append(session, append, append.Metadata ?? commit.Metadata));
        if (commit.Checkpoint is { } step)
            session.QueueOperation(Statement.After(CommitBatch.Step(step)));
        try
        {
            await session.SaveChangesAsync(cancellation);
        }
        catch (Exception refused) when (Conflict(refused) is { } conflict)
        {
            return conflict;
        }

        if (commit.Streams.Count > 0)
            Appended.Pulse();
        if (commit.Rows.Count > 0)
            RowsChanged.Pulse();
        return new CommitOutcome.Committed(events.Count > 0 ? events.Max(appended => appended.Sequence) : 0);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredEvent>> ReadStream(Guid streamId, CancellationToken cancellation) =>
        reads.ReadStream(streamId, cancellation);

    /// <inheritdoc />
    public Task<EventPage> ReadForward(Checkpoint after, int limit, CancellationToken cancellation) =>
        reads.ReadForward(after, limit, cancellation);

    /// <inheritdoc />
    public Task<string?> ReadRow(RowTable table, string id, CancellationToken cancellation) => reads.ReadRow(table, id, cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyList<(string Id, string Json)>> ReadRows(RowTable table, string prefix, CancellationToken cancellation) =>
        reads.ReadRows(table, prefix, cancellation);

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, string>> ReadRows(
        RowTable table, IReadOnlyCollection<string> ids, CancellationToken cancellation) => reads.ReadRows(table, ids, cancellation);

    /// <inheritdoc />
    public Task<Checkpoint> ReadCheckpoint(string subscriber, CancellationToken cancellation) =>
        reads.ReadCheckpoint(subscriber, cancellation);

    /// <inheritdoc />
    public Task<bool> Hold(string subscriber, Guid owner, TimeSpan lease, CancellationToken cancellation) =>
        reads.Hold(subscriber, owner, lease, cancellation);

    /// <inheritdoc />
    public Task<Checkpoint?> HoldOn(string subscriber, Guid owner, TimeSpan lease, CancellationToken cancellation) =>
        reads.HoldOn(subscriber, owner, lease, cancellation);

    /// <inheritdoc />
    public Task<Guid?> OwnerOf(string subscriber, CancellationToken cancellation) => reads.OwnerOf(subscriber, cancellation);

    /// <inheritdoc />
    public Task Release(string subscriber, Guid owner, CancellationToken cancellation) => reads.Release(subscriber, owner, cancellation);

    /// <inheritdoc />
    public void Dispose() => marten.Dispose();

    private static IReadOnlyList<IEvent> Append(IDocumentSession session, StreamAppend append, EventMetadata metadata)
    {
        object[] facts = [.. append.Events.Select(news => new Event<Fact>(new Fact(news.Json)) { Id = news.Id })];
        var stream = session.Events.Append(append.StreamId, append.ExpectedVersion + facts.Length, facts);
        foreach (var (fact, news) in stream.Events.Zip(append.Events))
        {
            // Marten has just named it after its type.
            (fact.EventTypeName, fact.DotNetTypeName) = (news.Name, append.StreamType);
            fact.Timestamp = metadata.At.ToUniversalTime();
            (fact.CorrelationId, fact.CausationId, fact.UserName) = (metadata.CorrelationId, metadata.CausationId, metadata.User);
        }

        return stream.Events;
    }

    private static CommitOutcome? Conflict(Exception refused)
    {
        for (var cause = refused; cause is not null; cause = cause.InnerException)
        {
            if (cause is PostgresException postgres)
                return CommitBatch.Conflict(postgres);
        }

        return null;
    }
}
