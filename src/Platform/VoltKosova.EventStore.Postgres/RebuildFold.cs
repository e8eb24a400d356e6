namespace VoltKosova.EventStore.Postgres;

/// <summary>Folds pages of a log into the rows of a rebuild; a page and the place behind it are kept together.</summary>
internal sealed class RebuildFold(ViewDefinition view, IEventStore source, EventNames names, IPersonKeys keys, RebuildRows rows)
{
    private const int FarFromTheEnd = 8;

    private (Checkpoint At, Task<EventPage> Page)? _next;

    public async Task<(Checkpoint At, EventPage Page)> Page(Checkpoint at, int limit, CancellationToken cancellation)
    {
        var page = await (_next is { } read && read.At == at ? read.Page : source.ReadForward(at, limit, cancellation));
        _next = null;
        if (page.Events is not [.., var last])
            return (at, page);
        if (page.Events.FirstOrDefault(stored => !names.Knows(stored.Name)) is { } unknown)
            throw new UnknownEventException(unknown.Name);

        var reached = new Checkpoint(last.Position, last.Id);

        // Far from the end the next page is read while this one is folded. At the end it would be older than the question.
        if (page.End - page.Through > FarFromTheEnd * limit)
            _next = (reached, source.ReadForward(reached, limit, cancellation));
        List<StoredEvent> concerned = [.. page.Events.Where(stored => view.Events.Contains(stored.Name))];
        var begun = new HashSet<string>(StringComparer.Ordinal);
        var folded = view.Fold.Whole is { } whole
            ? await Whole(concerned.Select(stored => stored.StreamId).Distinct(), whole, cancellation)
            : await OneByOne(concerned, begun, cancellation);
        await rows.Keep(folded, begun, at, reached, cancellation);
        return (reached, page);
    }

    private async Task<Dictionary<string, object?>> OneByOne(
        List<StoredEvent> events, HashSet<string> begun, CancellationToken cancellation)
    {
        var facts = await Open(events, cancellation);

        // A row that is its stream's alone begins with the stream, so there is none to ask for.
        if (view.Subscriber is null)
            begun.UnionWith(facts.Where(fact => fact.Version == 1).Select(fact => fact.Row));
        var sofar = await rows.Read([.. facts.Select(fact => fact.Row).Distinct().Where(row => !begun.Contains(row))], cancellation);
        foreach (var (row, fact, version) in facts)
            sofar[row] = view.Fold.Evolve(sofar.GetValueOrDefault(row), fact, version);
        return sofar;
    }

    /// <summary>The streams as they are now: what comes later on the way makes the same rows once more.</summary>
    private async Task<Dictionary<string, object?>> Whole(
        IEnumerable<Guid> streams, Func<IReadOnlyList<object>, string?> whole, CancellationToken cancellation)
    {
        var made = new Dictionary<string, object?>();
        foreach (var stream in streams)
        {
            var facts = await Open([.. await source.ReadStream(stream, cancellation)], cancellation);
            made[stream.ToString()] = whole([.. facts.Select(fact => fact.Fact)]);
        }

        return made;
    }

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
