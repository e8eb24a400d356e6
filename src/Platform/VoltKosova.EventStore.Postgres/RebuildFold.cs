namespace VoltKosova.EventStore.Postgres;

/// <summary>Folds pages of a log into the rows of a rebuild; a page and the place behind it are kept together.</summary>
internal sealed class RebuildFold(ViewDefinition view, IEventStore source, EventNames names, IPersonKeys keys, RebuildRows rows)
{
    public async Task<(Checkpoint At, EventPage Page)> Page(Checkpoint at, int limit, CancellationToken cancellation)
    {
        var page = await source.ReadForward(at, limit, cancellation);
        if (page.Events is not [.., var last])
            return (at, page);
        if (page.Events.FirstOrDefault(stored => !names.Knows(stored.Name)) is { } unknown)
            throw new UnknownEventException(unknown.Name);

        List<StoredEvent> concerned = [.. page.Events.Where(stored => view.Events.Contains(stored.Name))];
        var folded = view.Fold.Whole is { } whole
            ? await Whole(concerned.Select(stored => stored.StreamId).Distinct(), whole, cancellation)
            : await OneByOne(concerned, cancellation);
        var reached = new Checkpoint(last.Position, last.Id);
        await rows.Keep(folded, at, reached, cancellation);
        return (reached, page);
    }

    private async Task<Dictionary<string, object?>> OneByOne(List<StoredEvent> events, CancellationToken cancellation)
    {
        var facts = await Open(events, cancellation);
        var sofar = await rows.Read([.. facts.Select(fact => fact.Row).Distinct()], cancellation);
        foreach (var (row, fact, version) in facts)
            sofar[row] = view.Fold.Evolve(sofar[row], fact, version);
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
