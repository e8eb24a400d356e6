using VoltKosova.Postgres;

namespace VoltKosova.EventStore.Postgres;

/// <summary>
/// The end of the log, read once for all who follow it. A commit wakes every subscriber of a module at the same time, and most of them stand
/// at the same place: the first one reads, the others take what it has read. A page once read is true for ever; that there is nothing more
/// is only ever said by a look that began after the question.
/// </summary>
internal sealed class LogTail
{
    private const int PageSize = 200;

    private readonly Gathered<long, EventPage> _gathered;
    private readonly Func<long, int, CancellationToken, Task<EventPage>> _read;
    private Page _newest = new(0, new EventPage([], 0));

    public LogTail(Func<long, int, CancellationToken, Task<EventPage>> read)
    {
        _read = read;
        _gathered = new Gathered<long, EventPage>(Look);
    }

    public async Task<EventPage> Read(long after, int limit, CancellationToken cancellation) =>
        limit != PageSize ? await _read(after, limit, cancellation)
        : Volatile.Read(ref _newest).From(after) ?? (await _gathered.Find(after, cancellation))!;

    private async Task<IReadOnlyDictionary<long, EventPage>> Look(IReadOnlyCollection<long> positions)
    {
        var pages = new Dictionary<long, EventPage>(positions.Count);
        foreach (var after in positions.Order())
        {
            if (_newest.From(after) is { } known)
            {
                pages.Add(after, known);
                continue;
            }

            var page = await _read(after, PageSize, CancellationToken.None);
            if (page.Through > _newest.Events.Through)
                Volatile.Write(ref _newest, new Page(after, page));
            pages.Add(after, page);
        }

        return pages;
    }

    private sealed record Page(long After, EventPage Events)
    {
        /// <summary>What this page has beyond a position; null when it has nothing, or does not reach back so far.</summary>
        public EventPage? From(long after) => after < After || after >= Events.Through ? null
            : after == After ? Events
            : Events with { Events = [.. Events.Events.SkipWhile(stored => stored.Position <= after)] };
    }
}
