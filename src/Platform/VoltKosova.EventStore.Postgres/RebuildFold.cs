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

        var concerned = await Open([.. page.Events.Where(stored => view.Events.Contains(stored.Name))], cancellation);
        var sofar = await rows.Read([.. concerned.Select(fact => fact.Row).Distinct()], cancellation);
        foreach (var (row, fact, version) in concerned)
            sofar[row] = view.Fold.Evolve(sofar[row], fact, version);
        var reached = new Checkpoint(last.Position, last.Id);
        await rows.Keep(sofar, at, reached, cancellation);
        return (reached, page);
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
