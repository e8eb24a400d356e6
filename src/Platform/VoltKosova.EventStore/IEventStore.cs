namespace VoltKosova.EventStore;

/// <summary>
/// One module's store: an append-only log of facts, rows that are kept with them, and the checkpoints of those who read it or act in it.
/// It moves names and bytes; what they mean is decided above it.
/// </summary>
public interface IEventStore
{
    /// <summary>The module, which is also the name of the schema.</summary>
    string Module { get; }

    /// <summary>Pulses in this process after every commit that added events.</summary>
    CommitSignal Appended { get; }

    /// <summary>Pulses in this process after every commit that changed rows.</summary>
    CommitSignal RowsChanged { get; }

    /// <summary>Makes the commit true as a whole, or answers with the conflict that prevented it.</summary>
    Task<CommitOutcome> Commit(Commit commit, CancellationToken cancellation);

    /// <summary>All facts of one stream, oldest first; empty when there is no such stream.</summary>
    Task<IReadOnlyList<StoredEvent>> ReadStream(Guid streamId, CancellationToken cancellation);

    /// <summary>
    /// The next facts of the whole log after a checkpoint, in order. Never passes a number whose transaction may still commit, so a reader
    /// that continues at <see cref="EventPage.Through"/> sees every fact exactly once.
    /// </summary>
    /// <param name="after">
    /// Where the reader stands, and the last event up to there. Without an event id only a log that is too short is noticed.
    /// </param>
    /// <param name="limit">The most facts to read.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="LogLostItsEndException">The last event up to there is another one or none: the log was set back.</exception>
    Task<EventPage> ReadForward(Checkpoint after, int limit, CancellationToken cancellation);

    /// <summary>The JSON of one row, or null.</summary>
    Task<string?> ReadRow(RowTable table, string id, CancellationToken cancellation);

    /// <summary>The rows whose text id begins with a prefix, ordered by id.</summary>
    Task<IReadOnlyList<(string Id, string Json)>> ReadRows(RowTable table, string prefix, CancellationToken cancellation);

    /// <summary>The JSON of the rows with these ids, by id; rows that are not there are missing.</summary>
    async Task<IReadOnlyDictionary<string, string>> ReadRows(
        RowTable table, IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var rows = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (await ReadRow(table, id, cancellation) is { } json)
                rows[id] = json;
        }

        return rows;
    }

    /// <summary>The checkpoint of a subscriber whose effects are in this store; at the start when it has never moved.</summary>
    Task<Checkpoint> ReadCheckpoint(string subscriber, CancellationToken cancellation);

    /// <summary>
    /// Takes the right to act as this subscriber for a while. False while another owner's lease runs. Time is the database's.
    /// </summary>
    Task<bool> Hold(string subscriber, Guid owner, TimeSpan lease, CancellationToken cancellation);

    /// <summary>
    /// Holds on to the right that was taken, and says where the subscriber stands. Null when anybody else has had it since, or has done the
    /// subscriber's work: what it knows of its place and its dead letters is old then, and it must take the right again.
    /// </summary>
    Task<Checkpoint?> HoldOn(string subscriber, Guid owner, TimeSpan lease, CancellationToken cancellation);

    /// <summary>Who has the right to act as this subscriber at this moment; null when nobody.</summary>
    Task<Guid?> OwnerOf(string subscriber, CancellationToken cancellation);

    /// <summary>Gives the right back early, so that another host need not wait for the lease to end.</summary>
    Task Release(string subscriber, Guid owner, CancellationToken cancellation);
}

/// <summary>A piece of the log.</summary>
/// <param name="Events">In order of position.</param>
/// <param name="Through">Everything up to here has been read; where the next page begins.</param>
/// <param name="End">The last number that was drawn when the page was read; the log may end before it.</param>
/// <param name="HeldUpBy">
/// The session whose open transaction may still write before <paramref name="End"/>, when it kept the reader from going on; otherwise null.
/// </param>
public sealed record EventPage(IReadOnlyList<StoredEvent> Events, long Through, long End, int? HeldUpBy = null);

/// <summary>Reading without a checkpoint.</summary>
public static class EventStoreReading
{
    /// <summary>The next facts after a position, for a reader who keeps no event id.</summary>
    public static Task<EventPage> ReadForward(this IEventStore store, long after, int limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.ReadForward(new Checkpoint(after, null), limit, cancellation);
    }
}

/// <summary>
/// The log no longer holds what a reader has seen: it was restored, or a failover lost its end. Going on would pass over new events that
/// have taken the numbers of the lost ones.
/// </summary>
public sealed class LogLostItsEndException(string module, Checkpoint seen)
    : Exception($"The log of {module} no longer holds the event {seen?.LastEventId} that was read at {seen?.Position}.");
