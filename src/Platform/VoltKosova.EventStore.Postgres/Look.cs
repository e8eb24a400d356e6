using Npgsql;

namespace VoltKosova.EventStore.Postgres;

/// <summary>One look at the log: what must be known to judge the events, and the events. Each statement has its own snapshot.</summary>
/// <param name="Last">The last number that was drawn.</param>
/// <param name="Replica">True when this is no primary, where locks of writers do not show.</param>
/// <param name="Writers">Who may still write a number up to the last, and in which session; empty when nobody asked.</param>
/// <param name="Anchor">The last event up to where the reader stands; null when there is none.</param>
/// <param name="Events">The events after it that are visible, in order.</param>
internal sealed record Look(long Last, bool Replica, Dictionary<string, int> Writers, Guid? Anchor, List<StoredEvent> Events)
{
    private const string LastNumber =
        "SELECT CASE WHEN is_called THEN last_value ELSE 0 END, pg_is_in_recovery() FROM mt_events_sequence";

    private const string LastUpTo = "SELECT id FROM mt_events WHERE seq_id <= $1 ORDER BY seq_id DESC LIMIT 1";

    private const string After = $"SELECT {EventRow.Columns} FROM mt_events WHERE seq_id > $1 ORDER BY seq_id LIMIT $2";

    public static async Task<Look> At(
        NpgsqlConnection connection, OpenWriters? writers, Checkpoint after, int limit, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new(LastNumber) } };
        if (writers is not null)
            batch.BatchCommands.Add(new(writers.Sql));
        batch.BatchCommands.Add(new(LastUpTo) { Parameters = { Number(after.Position) } });
        batch.BatchCommands.Add(new(After) { Parameters = { Number(after.Position), Number(limit) } });
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var (last, replica) = (reader.GetInt64(0), reader.GetBoolean(1));
        await reader.NextResultAsync(cancellation);
        var open = new Dictionary<string, int>(StringComparer.Ordinal);
        if (writers is not null)
        {
            open = await OpenWriters.Read(reader, cancellation);
            await reader.NextResultAsync(cancellation);
        }

        Guid? anchor = await reader.ReadAsync(cancellation) ? reader.GetGuid(0) : null;
        await reader.NextResultAsync(cancellation);
        return new Look(last, replica, open, anchor, await EventRow.ReadAll(reader, cancellation));
    }

    /// <summary>
    /// The events whose numbers follow each other from a place on; null when there is no step to make, and a missing number must be
    /// explained. Proven dead numbers alone are no step: a checkpoint is an event's, so the next look would find the same empty page.
    /// </summary>
    public EventPage? WithoutGap(long after, long proven, int limit)
    {
        var through = Math.Max(after, proven);
        foreach (var stored in Events)
        {
            if (stored.Position > through + 1)
                break;
            through = Math.Max(through, stored.Position);
        }

        return through >= Last || (Events is [var first, ..] && first.Position <= through) ? Page(Math.Min(through, Last), limit) : null;
    }

    /// <summary>The events up to a number behind which nothing is known.</summary>
    public EventPage Page(long through, int limit)
    {
        var sound = Events.TakeWhile(stored => stored.Position <= through).ToList();
        return new EventPage(sound, sound.Count == limit ? sound[^1].Position : through, Last);
    }

    /// <summary>The events alone, once more.</summary>
    public static async Task<List<StoredEvent>> EventsAfter(
        NpgsqlConnection connection, long position, int limit, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(After, connection) { Parameters = { Number(position), Number(limit) } };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await EventRow.ReadAll(reader, cancellation);
    }

    private static NpgsqlParameter<long> Number(long value) => new() { TypedValue = value };
}
