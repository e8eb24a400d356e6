using VoltKosova.Postgres;

namespace VoltKosova.EventStore.Postgres;

/// <summary>
/// The end of the log, read once for all who follow it. A commit wakes every subscriber of a module at the same time, and most of them
/// stand at the same place: the first one reads, the others take what it has read. A page once read is true for ever, for whoever stands on
/// the same log; that there is nothing more is only ever said by a look that began after the question.
/// </summary>
internal sealed class LogTail
{
    private const int PageSize = 200;

    private static readonly Page _none = new(new Checkpoint(0, null), new EventPage([], 0, 0));

    private readonly Gathered<Checkpoint, EventPage> _gathered;
    private readonly Func<Checkpoint, int, CancellationToken, Task<EventPage>> _read;
    private Page _newest = _none;

    public LogTail(Func<Checkpoint, int, CancellationToken, Task<EventPage>> read)
    {
        _read = read;
        _gathered = new Gathered<Checkpoint, EventPage>(Look);
    }

    public async Task<EventPage> Read(Checkpoint after, int limit, CancellationToken cancellation) =>
        limit != PageSize ? await _read(after, limit, cancellation)
        : Volatile.Read(ref _newest).From(after) ?? (await _gathered.Find(after, cancellation))!;

    private async Task<IReadOnlyDictionary<Checkpoint, EventPage>> Look(IReadOnlyCollection<Checkpoint> places)
    {
        try
        {
            var pages = new Dictionary<Checkpoint, EventPage>(places.Count);
            foreach (var after in places.OrderBy(place => place.Position))
                pages.Add(after, Volatile.Read(ref _newest).From(after) ?? await Look(after));
            return pages;
        }
        catch
        {
            // The server may have been replaced by another one, of which nothing is known yet.
            Volatile.Write(ref _newest, _none);
            throw;
        }
    }

    private async Task<EventPage> Look(Checkpoint after)
    {
        var page = await _read(after, PageSize, CancellationToken.None);
        if (page.Through > _newest.Events.Through)
            Volatile.Write(ref _newest, new Page(after, page));
        return page;
    }

    private sealed record Page(Checkpoint After, EventPage Events)
    {
        /// <summary>What this page has beyond a place; null when it has nothing, begins later, or is of another log.</summary>
        public EventPage? From(Checkpoint after)
        {
            // Behind the last event may be numbers that nobody used; a place there must be looked at again, or it would never hear of more.
            if (after.Position < After.Position || Events.Events is not [.., var last] || after.Position >= last.Position)
                return null;
            var before = Events.Events.LastOrDefault(stored => stored.Position <= after.Position)?.Id ?? After.LastEventId;
            return after.LastEventId is not null && after.LastEventId != before ? null
                : after.Position == After.Position ? Events
                : Events with { Events = [.. Events.Events.SkipWhile(stored => stored.Position <= after.Position)] };
        }
    }
}
