namespace VoltKosova.EventStore;

/// <summary>
/// One module's store: an append-only log of facts, rows that are kept with them, and the checkpoints of those who read it or act in it.
/// It moves names and bytes; what they mean is decided above it.
/// </summary>
public interface IEventStore
{
    /// <summary>The module, which is also the name of the schema.</summary>
    string Module { get; }

    /// <summary>Pulses in this process after every commit that added events or changed rows.</summary>
    AppendSignal Appended { get; }

    /// <summary>Makes the commit true as a whole, or answers with the conflict that prevented it.</summary>
    Task<CommitOutcome> Commit(Commit commit, CancellationToken cancellation);

    /// <summary>All facts of one stream, oldest first; empty when there is no such stream.</summary>
    Task<IReadOnlyList<StoredEvent>> ReadStream(Guid streamId, CancellationToken cancellation);

    /// <summary>
    /// The next facts of the whole log after a position, in order. Never passes a number whose transaction may still commit, so a reader
    /// that continues at <see cref="EventPage.Through"/> sees every fact exactly once.
    /// </summary>
    Task<EventPage> ReadForward(long after, int limit, CancellationToken cancellation);

    /// <summary>The JSON of one row, or null.</summary>
    Task<string?> ReadRow(RowTable table, string id, CancellationToken cancellation);

    /// <summary>The rows whose text id begins with a prefix, ordered by id.</summary>
    Task<IReadOnlyList<(string Id, string Json)>> ReadRows(RowTable table, string prefix, CancellationToken cancellation);

    /// <summary>The checkpoint of a subscriber whose effects are in this store; at the start when it has never moved.</summary>
    Task<Checkpoint> ReadCheckpoint(string subscriber, CancellationToken cancellation);

    /// <summary>
    /// Takes or renews the right to act as this subscriber for a while. False while another owner's lease runs. Time is the database's.
    /// </summary>
    Task<bool> Hold(string subscriber, Guid owner, TimeSpan lease, CancellationToken cancellation);

    /// <summary>Gives the right back early, so that another host need not wait for the lease to end.</summary>
    Task Release(string subscriber, Guid owner, CancellationToken cancellation);
}

/// <summary>A piece of the log.</summary>
/// <param name="Events">In order of position.</param>
/// <param name="Through">Everything up to here has been read; where the next page begins.</param>
public sealed record EventPage(IReadOnlyList<StoredEvent> Events, long Through);
