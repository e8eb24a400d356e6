namespace VoltKosova.EventStore.Postgres;

/// <summary>
/// The newest piece of the log, as far as this process knows it without asking: what was last read of it, and what this process has
/// committed since, for as long as the numbers follow each other without a gap. Nothing can come between two such numbers, so no reader
/// passes what may still commit. A number that is missing ends the piece, until the log itself has explained it.
/// </summary>
internal sealed class LogWindow
{
    private const int Size = 1000;
    private static readonly TimeSpan _freshness = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly List<StoredEvent> _events = [];
    private readonly Dictionary<long, (long At, StoredEvent Event)> _ahead = [];
    private readonly Queue<(long At, FreshFact Fact)> _fresh = new();
    private Checkpoint? _from;
    private long _through;
    private bool _isNewest;

    /// <summary>
    /// What there is beyond a place; null when there is nothing, or the place is of another log. Behind the last event may be numbers that
    /// nobody used; a place there must be looked at again, or it would never hear of more.
    /// </summary>
    public EventPage? Beyond(Checkpoint after, int limit)
    {
        lock (_gate)
        {
            LetGo(_freshness);
            if (_from is null || after.Position < _from.Position || _events is not [.., var last] || after.Position >= last.Position)
                return null;
            var at = First(after.Position);
            var before = at > 0 ? _events[at - 1].Id : _from.LastEventId;
            if (after.LastEventId is not null && after.LastEventId != before)
                return null;
            var events = _events.GetRange(at, Math.Min(limit, _events.Count - at));
            return new EventPage(events, events[^1] == last ? _through : events[^1].Position, _through);
        }
    }

    /// <summary>Takes in what was read of the log after a place.</summary>
    /// <returns>The events that were not known before.</returns>
    public IReadOnlyList<StoredEvent> Take(Checkpoint after, EventPage page, int limit)
    {
        lock (_gate)
        {
            if (_from is not null && page.Through <= _through)
                return [];
            var known = _through;
            if (_from is null || after.Position < _from.Position || after.Position > _through)
            {
                _events.Clear();
                (_from, known) = (after, after.Position);
            }

            var news = page.Events.Where(stored => stored.Position > known).ToList();
            _events.AddRange(news);
            (_through, _isNewest) = (page.Through, page.Events.Count < limit);
            foreach (var passed in _ahead.Keys.Where(position => position <= _through).ToList())
                _ahead.Remove(passed);
            news.AddRange(Follow());
            return news;
        }
    }

    /// <summary>Takes in what this process has committed.</summary>
    /// <returns>The events that readers can be told of now; those behind a gap wait until it is closed.</returns>
    public IReadOnlyList<StoredEvent> Add(IReadOnlyList<StoredEvent> committed)
    {
        lock (_gate)
        {
            LetGo(_freshness);
            foreach (var stored in committed)
            {
                if (stored.Fresh is { } fresh)
                    _fresh.Enqueue((Environment.TickCount64, fresh));
            }

            if (_ahead.Count >= Size || committed.Any(Contradicts))
                Clear();
            foreach (var stored in committed.Where(stored => _from is null || stored.Position > _through))
                _ahead[stored.Position] = (Environment.TickCount64, stored);
            return _from is not null && _isNewest ? Follow() : committed;
        }
    }

    /// <summary>
    /// A look at the log may have been faster than the word of the commit itself. But where the piece holds another event, or none, the
    /// number was given twice, which only a log that was set back does.
    /// </summary>
    private bool Contradicts(StoredEvent committed) =>
        _from is not null && committed.Position > _from.Position && committed.Position <= _through
        && !(First(committed.Position - 1) is var at && at < _events.Count && _events[at].Id == committed.Id);

    /// <summary>The events behind a gap, of which nobody has been told.</summary>
    public IReadOnlyList<StoredEvent> Waiting()
    {
        lock (_gate)
            return _ahead.Count == 0 ? [] : [.. _ahead.Values.Select(ahead => ahead.Event).OrderBy(stored => stored.Position)];
    }

    /// <summary>Somebody else may have committed: what was read is no longer all there is.</summary>
    public void GrowOld()
    {
        lock (_gate)
        {
            LetGo(TimeSpan.Zero);
            _from = null;
            _events.Clear();
        }
    }

    /// <summary>Forgets everything: the log may be another one, or somebody may have been erased.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            LetGo(TimeSpan.Zero);
            Clear();
        }
    }

    private List<StoredEvent> Follow()
    {
        List<StoredEvent> followed = [];
        while (_ahead.Remove(_through + 1, out var next))
        {
            // What has waited for long may be of a server that was replaced meanwhile.
            if (Environment.TickCount64 - next.At > _freshness.TotalMilliseconds)
            {
                Clear();
                return followed;
            }

            followed.Add(next.Event);
            _through++;
        }

        _events.AddRange(followed);
        if (_events.Count > 2 * Size)
        {
            var last = _events[_events.Count - Size - 1];
            _from = new Checkpoint(last.Position, last.Id);
            _events.RemoveRange(0, _events.Count - Size);
        }

        return followed;
    }

    private void Clear()
    {
        _from = null;
        _events.Clear();
        _ahead.Clear();
    }

    private void LetGo(TimeSpan age)
    {
        var latest = Environment.TickCount64 - (long)age.TotalMilliseconds;
        while (_fresh.TryPeek(out var oldest) && oldest.At <= latest)
            _fresh.Dequeue().Fact.LetGo();
    }

    /// <summary>Where the first event beyond a place is.</summary>
    private int First(long place)
    {
        var (low, high) = (0, _events.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_events[middle].Position > place)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }
}
