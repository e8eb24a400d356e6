namespace VoltKosova.EventStore.Postgres;

/// <summary>
/// Folds events into the rows of a rebuild; what was folded and the place behind it are kept together. Rows that are their streams' alone
/// are folded stream by stream, each from all of its events. Rows that streams share are folded in the order of the log, from what they
/// are so far.
/// </summary>
internal sealed class RebuildFold(ViewDefinition view, IEventStore source, EventNames names, IPersonKeys keys, RebuildRows rows)
{
    private const int FarFromTheEnd = 8;

    private (Checkpoint At, Task<EventPage> Page)? _next;

    /// <summary>
    /// Folds all streams behind the place. While a page of them is folded here, PostgreSQL compares the one before and reads the next.
    /// </summary>
    /// <param name="from">Where to begin.</param>
    /// <param name="limit">How many events are a page; more where one stream has more.</param>
    /// <param name="report">Told of every page, once it is kept: how many events were folded, and about of how many.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task Streams(RebuildPlace from, int limit, Func<long, long, Task> report, CancellationToken cancellation)
    {
        var (after, folded, kept) = (from.Stream, from.Folded, Task.CompletedTask);
        try
        {
            for (var next = Next(after); next is not null;)
            {
                var page = await next;
                next = Next(page.Through);
                var made = await Fold(page.Events, cancellation);
                await kept;
                kept = Keep(after, page.Through, made, folded += page.Events.Count);
                after = page.Through;
            }
        }
        finally
        {
            // Nothing is written after the right to rebuild was given back.
            await kept.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await kept;

        Task<StreamPage>? Next(Guid behind) =>
            behind == RebuildPlace.AllStreams ? null : rows.NextStreams(behind, from.At.Position, limit, cancellation);

        async Task Keep(Guid begin, Guid through, Dictionary<string, object?> made, long done)
        {
            await rows.KeepDifferent(made, begin, through, cancellation);
            await report(done, Math.Max(done, from.At.Position));
        }
    }

    /// <summary>Folds the next page of the log. A stream whose row is its own is folded again from all that it is now.</summary>
    public async Task<(Checkpoint At, EventPage Page)> Page(Checkpoint at, int limit, CancellationToken cancellation)
    {
        var page = await (_next is { } read && read.At == at ? read.Page : source.ReadForward(at, limit, cancellation));
        _next = null;
        if (page.Events is not [.., var last])
            return (at, page);
        var reached = new Checkpoint(last.Position, last.Id);

        // Far from the end the next page is read while this one is folded. At the end it would be older than the question.
        if (page.End - page.Through > FarFromTheEnd * limit)
            _next = (reached, source.ReadForward(reached, limit, cancellation));
        var streams = Concerned(page.Events).Select(stored => stored.StreamId).Distinct();
        var folded = await Fold(
            view.Subscriber is null ? await rows.ReadStreams([.. streams], cancellation) : page.Events, cancellation);
        await rows.Keep(folded, at, reached, cancellation);
        return (reached, page);
    }

    private async Task<Dictionary<string, object?>> Fold(IReadOnlyList<StoredEvent> events, CancellationToken cancellation)
    {
        var facts = await Open(Concerned(events), cancellation);
        if (view.Fold.Whole is { } whole)
            return facts.GroupBy(fact => fact.Row).ToDictionary(row => row.Key, row => (object?)whole([.. row.Select(fact => fact.Fact)]));
        var made = view.Subscriber is null ? [] : await rows.Read([.. facts.Select(fact => fact.Row).Distinct()], cancellation);
        foreach (var (row, fact, version) in facts)
            made[row] = view.Fold.Evolve(made.GetValueOrDefault(row), fact, version);
        return made;
    }

    private List<StoredEvent> Concerned(IReadOnlyList<StoredEvent> events) =>
        events.FirstOrDefault(stored => !names.Knows(stored.Name)) is { } unknown
            ? throw new UnknownEventException(unknown.Name)
            : [.. events.Where(stored => view.Events.Contains(stored.Name))];

    private async Task<List<(string Row, object Fact, long Version)>> Open(List<StoredEvent> events, CancellationToken cancellation)
    {
        var sealer = new EventSealer(names, keys, source);
        await sealer.Prepare(events, cancellation);
        var facts = new List<(string, object, long)>();
        foreach (var stored in events)
        {
            if (view.Select(await sealer.Open(stored, cancellation)) is { } fact && view.Fold.Key(fact, stored.StreamId) is { } row)
                facts.Add((row, fact, stored.Version));
        }

        return facts;
    }
}
