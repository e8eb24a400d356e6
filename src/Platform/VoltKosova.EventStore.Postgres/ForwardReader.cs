using Npgsql;

namespace VoltKosova.EventStore.Postgres;

/// <summary>
/// Reads the log in order without ever passing a number that may still commit. Events whose numbers follow without a gap need no proof.
/// Where a number is missing it may be dead or on its way: numbers are drawn under the store's shared advisory lock (see
/// <see cref="CommitBatch"/>), so the reader takes the sequence's last value, then, in a later statement, the lock's holders: every number
/// up to that value was drawn by a transaction that is a holder now or has ended. Once those holders have ended, a new statement sees
/// every number up to the value that will ever be seen; the rest is dead, however many there are.
/// </summary>
internal sealed class ForwardReader(string module, NpgsqlDataSource database)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _firstPause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan _longestPause = TimeSpan.FromMilliseconds(64);

    private readonly OpenWriters _writers = new(module);
    private long _proven;

    /// <summary>A page after a checkpoint; empty, and no further, while a writer that may hold the next number has not ended.</summary>
    public async Task<EventPage> Read(Checkpoint after, int limit, CancellationToken cancellation)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellation);

            // Before the look: what another reader proves meanwhile says nothing of events that were read before that.
            var proven = Interlocked.Read(ref _proven);
            var look = Sound(await Look.At(connection, null, after, limit, cancellation), after);
            if (look.Last == after.Position)
                return new EventPage([], after.Position, look.Last);
            if (look.WithoutGap(after.Position, proven, limit) is { } glance)
                return glance;

            look = Sound(await Look.At(connection, _writers, after, limit, cancellation), after);
            if (look.Writers.Count == 0)
                return look.Page(Prove(look.Last), limit);
            if (look.WithoutGap(after.Position, proven, limit) is { } page)
                return page;
            if (await Ended(connection, look.Writers, cancellation) is { } writer)
                return new EventPage([], after.Position, look.Last, writer);
            var events = await Look.EventsAfter(connection, after.Position, limit, cancellation);
            return (look with { Events = events }).Page(Prove(look.Last), limit);
        }
        catch
        {
            // The server may have been replaced by another one, of which nothing is known yet.
            Interlocked.Exchange(ref _proven, 0);
            throw;
        }
    }

    private Look Sound(Look look, Checkpoint after) =>
        look.Replica ? throw new InvalidOperationException($"The log of {module} is read on a replica, where open writers do not show.")
        : look.Last < after.Position || (after.LastEventId is { } seen && look.Anchor != seen)
            ? throw new LogLostItsEndException(module, after)
        : look;

    /// <summary>What a look has proven needs no proof again, so that an open writer holds up only what comes after it.</summary>
    private long Prove(long last)
    {
        for (var proven = Interlocked.Read(ref _proven); proven < last; proven = Interlocked.Read(ref _proven))
            Interlocked.CompareExchange(ref _proven, last, proven);
        return last;
    }

    /// <summary>Waits a little for writers to end; the session of one that has not, or null when all have.</summary>
    private async Task<int?> Ended(NpgsqlConnection connection, Dictionary<string, int> writers, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(_patience);
        for (var pause = _firstPause; ; pause = pause < _longestPause ? pause * 2 : pause)
        {
            var open = await _writers.Now(connection, cancellation);
            foreach (var ended in writers.Keys.Where(writer => !open.ContainsKey(writer)).ToList())
                writers.Remove(ended);
            if (writers.Count == 0)
                return null;
            if (patience.IsCancellationRequested)
                return writers.Values.First();
            await Task.Delay(pause, TimeProvider.System, cancellation);
        }
    }
}
