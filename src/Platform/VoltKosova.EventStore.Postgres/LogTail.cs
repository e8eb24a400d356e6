using VoltKosova.Postgres;

namespace VoltKosova.EventStore.Postgres;

/// <summary>
/// The end of the log, read once for all who follow it, and not at all where this process has written it itself. Most readers stand at the
/// same place: the first one looks, the others take what it has found. What was committed here is handed over in memory while it follows
/// what is known without a gap (<see cref="LogWindow"/>); as soon as another process is heard of, the log is looked at. That there is
/// nothing more is only ever said by a look that began after the question.
/// </summary>
internal sealed class LogTail
{
    private const int PageSize = 200;

    private readonly LogWindow _window = new();
    private readonly Gathered<Checkpoint, EventPage> _gathered;
    private readonly Func<Checkpoint, int, CancellationToken, Task<EventPage>> _read;
    private readonly CommitSignal _appended;
    private long _heard;
    private int _writing;

    public LogTail(Func<Checkpoint, int, CancellationToken, Task<EventPage>> read, CommitSignal appended)
    {
        (_read, _appended) = (read, appended);
        _gathered = new Gathered<Checkpoint, EventPage>(Look);
    }

    public async Task<EventPage> Read(Checkpoint after, int limit, CancellationToken cancellation) =>
        limit != PageSize ? await _read(after, limit, cancellation)
        : Known(after) ?? (await _gathered.Find(after, cancellation))!;

    /// <summary>Before a commit of this process draws a number.</summary>
    public void Begin() => Interlocked.Increment(ref _writing);

    /// <summary>After it: hands over what was committed, and tells who listens for it.</summary>
    /// <param name="committed">Its events; null when it was refused or failed, and its numbers may be dead.</param>
    public void End(IReadOnlyList<StoredEvent>? committed)
    {
        var alone = Interlocked.Decrement(ref _writing) == 0;
        if (!_appended.IsHeard)
        {
            // Nobody follows: what was read is older than the log, and there is nobody to hand anything to.
            _window.GrowOld();
            if (committed is not null)
                _appended.Pulse([]);
            return;
        }

        if (committed is not null)
            _appended.Pulse(_window.Add(committed));

        // Behind a gap that no commit of this process is about to close.
        if ((alone || committed is null) && _window.Waiting() is { Count: > 0 } waiting)
            _appended.Tell(waiting);
    }

    /// <summary>Forgets what is known: the log may be another one, or somebody may have been erased.</summary>
    public void Forget() => _window.Forget();

    private EventPage? Known(Checkpoint after)
    {
        if (Interlocked.Read(ref _heard) == _appended.Wakes)
            return _window.Beyond(after, PageSize);
        _window.GrowOld();
        return null;
    }

    private async Task<IReadOnlyDictionary<Checkpoint, EventPage>> Look(IReadOnlyCollection<Checkpoint> places)
    {
        try
        {
            var pages = new Dictionary<Checkpoint, EventPage>(places.Count);
            foreach (var after in places.OrderBy(place => place.Position))
                pages.Add(after, Known(after) ?? await Look(after));
            return pages;
        }
        catch
        {
            // The server may have been replaced by another one, of which nothing is known yet.
            Forget();
            throw;
        }
    }

    private async Task<EventPage> Look(Checkpoint after)
    {
        var wakes = _appended.Wakes;
        var page = await _read(after, PageSize, CancellationToken.None);
        var news = _window.Take(after, page, PageSize);
        if (page.Through >= page.End)
            Interlocked.Exchange(ref _heard, wakes);
        if (news.Count > 0)
            _appended.Tell(news);
        return page;
    }
}
