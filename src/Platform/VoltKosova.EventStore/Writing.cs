using VoltKosova.Kernel;

namespace VoltKosova.EventStore;

/// <summary>
/// One act on one module's store: loads streams, decides, gathers rows. Nothing is written until the act has ended, and then all of it
/// together. Once a decision was rejected nothing of the act is written at all.
/// </summary>
public sealed class Writing
{
    private readonly IEventStore _store;
    private readonly EventSealer _sealer;
    private readonly IdSource _ids;
    private readonly Dictionary<Guid, ILoaded> _streams = [];
    private readonly Dictionary<(string Table, string Id), RowWrite> _rows = [];

    internal Writing(IEventStore store, EventSealer sealer, IdSource ids, DateTimeOffset now, CancellationToken cancellation)
    {
        (_store, _sealer, _ids, Now, Cancellation) = (store, sealer, ids, now, cancellation);
    }

    /// <summary>The module whose store is written.</summary>
    public string Module => _store.Module;

    /// <summary>The instant of the act, UTC; the same for every decision in it.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Ends when the caller has gone or the host stops.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>The "no" of this act; once there is one, nothing will be written.</summary>
    public Rejection? Rejection { get; private set; }

    /// <summary>True once a decision of this act was rejected.</summary>
    public bool IsRejected => Rejection is not null;

    /// <summary>
    /// Set by a participant: only one commit with this key runs at a time; another one in flight is a <see cref="CommitOutcome.KeyBusy"/>.
    /// </summary>
    public string? ExclusiveKey { get; set; }

    /// <summary>The persons whom the facts that wait for the commit are about.</summary>
    public IEnumerable<Guid> Persons =>
        _streams.Values.SelectMany(stream => stream.News).OfType<IAboutPerson>().Select(fact => fact.PersonId).Distinct();

    internal CheckpointMove? Checkpoint { get; set; }

    internal bool IsFirstAttempt { get; init; }

    /// <summary>Whether facts or rows wait for the commit.</summary>
    internal bool HasEffect => _rows.Count > 0 || _sealer.NewKeys.Count > 0 || _streams.Values.Any(stream => stream.HasNews);

    /// <summary>What the facts that follow are an answer to; null for what the whole act is.</summary>
    internal EventMetadata? Cause { get; private set; }

    /// <summary>From here on the act answers to an event: the facts that follow name it as their cause.</summary>
    /// <param name="id">The event.</param>
    /// <param name="metadata">Its own metadata, for where everything came from.</param>
    public void AnswerTo(Guid id, EventMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        Cause = new EventMetadata(Now, metadata.CorrelationId, id.ToString(), User: null);
    }

    /// <summary>A new id for a stream.</summary>
    public Guid NewId() => _ids.Next();

    /// <summary>A new person: a random id and a key of their own in this module's store.</summary>
    public async Task<Guid> MintPerson()
    {
        var person = _ids.NextPerson();
        await _sealer.Mint(person, Now, Cancellation);
        return person;
    }

    /// <summary>The stream as it is now, or at version 0 when there is none.</summary>
    public async Task<Loaded<TState, TEvent>> Load<TState, TCommand, TEvent>(StreamType<TState, TCommand, TEvent> type, Guid id)
        where TEvent : class
    {
        ArgumentNullException.ThrowIfNull(type);
        if (_streams.TryGetValue(id, out var loaded))
            return (Loaded<TState, TEvent>)loaded;
        var history = new List<TEvent>();
        foreach (var stored in await _store.ReadStream(id, Cancellation))
            history.Add((TEvent)await _sealer.Open(stored, Cancellation));
        return Track(type, id, history);
    }

    /// <summary>Decides on a stream; the facts wait for the end of the act.</summary>
    /// <param name="type">The kind of stream.</param>
    /// <param name="id">The stream.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="ifVersion">The version the caller has seen (If-Match); null when any will do.</param>
    /// <returns>The reason for a "no", or null.</returns>
    public async Task<Rejection?> Decide<TState, TCommand, TEvent>(
        StreamType<TState, TCommand, TEvent> type, Guid id, TCommand command, long? ifVersion = null)
        where TEvent : class
    {
        var stream = await Load(type, id);
        return ifVersion is { } seen && seen != stream.Version
            ? Reject(new VersionHasMovedOn())
            : Apply(type.Decider.Decide(stream.State, command), stream);
    }

    /// <summary>
    /// The same on a stream that is hardly ever there yet: the first attempt does not ask. Where it is there the commit finds out, and the
    /// act is done again.
    /// </summary>
    public async Task<Rejection?> DecideAsNew<TState, TCommand, TEvent>(
        StreamType<TState, TCommand, TEvent> type, Guid id, TCommand command)
        where TEvent : class
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!IsFirstAttempt || _streams.ContainsKey(id))
            return await Decide(type, id, command);
        var stream = Track(type, id, []);
        if (type.Decider.Decide(stream.State, command) is { Rejection: null, Events.Count: > 0 } decision)
            return Apply(decision, stream);

        // A "no" or nothing is said about what is there, not about what was assumed.
        _streams.Remove(id);
        return await Decide(type, id, command);
    }

    /// <summary>Decides on a stream whose id was made in this act, without asking the store whether it is there.</summary>
    public Rejection? Start<TState, TCommand, TEvent>(StreamType<TState, TCommand, TEvent> type, Guid newId, TCommand command)
        where TEvent : class
    {
        ArgumentNullException.ThrowIfNull(type);
        var stream = Track(type, newId, []);
        return Apply(type.Decider.Decide(stream.State, command), stream);
    }

    /// <summary>Says "no" outside a decider, for example because a claimed name is taken. Nothing of the act is written.</summary>
    public Rejection Reject(Rejection rejection)
    {
        Rejection ??= rejection;
        return rejection;
    }

    /// <summary>A row as it is now, what waits for the commit included, or null.</summary>
    public async Task<TRow?> Row<TRow>(RowTable table, string id)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(table);
        var json = _rows.TryGetValue((table.Name, id), out var waiting) ? waiting.Json : await _store.ReadRow(table, id, Cancellation);
        return json is null ? null : StoredJson.Read<TRow>(json);
    }

    /// <summary>Writes a row, whether it is there or not.</summary>
    public void Put<TRow>(RowTable table, string id, TRow row) => Add(new RowWrite.Put(table, id, StoredJson.Write(row)));

    /// <summary>Writes a row that must not be there; when it is by then, the whole act is done again on the fresh state.</summary>
    public void Insert<TRow>(RowTable table, string id, TRow row) => Add(new RowWrite.Insert(table, id, StoredJson.Write(row)));

    /// <summary>Removes a row.</summary>
    public void Delete(RowTable table, string id) => Add(new RowWrite.Delete(table, id));

    /// <summary>Destroys a person's key in this module, with the commit: what is sealed under it reads as null from then on.</summary>
    public void DestroyKey(Guid person, IPersonKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        Add(new RowWrite.Put(SharedTables.PersonKeys, person.ToString(), keys.Destroyed(Now)));
    }

    internal async Task<Commit> Finish(Acting acting)
    {
        var metadata = new EventMetadata(Now, acting.CorrelationId, acting.CausationId, acting.User);
        if (IsRejected)
            return new Commit([], [], metadata);
        var appends = new List<StreamAppend>();
        foreach (var stream in _streams.Values.Where(stream => stream.HasNews))
        {
            var events = new List<NewEvent>();
            foreach (var news in stream.News)
                events.Add(await _sealer.Seal(news, _ids.Next(), stream.Id, Now, Cancellation));
            appends.Add(new StreamAppend(stream.Id, stream.Type, stream.StoredVersion, events, stream.Cause));
            foreach (var row in stream.RenderRows())
                Add(row);
        }

        return new Commit(appends, [.. _sealer.NewKeys, .. _rows.Values], metadata, Checkpoint, ExclusiveKey);
    }

    private Loaded<TState, TEvent> Track<TState, TCommand, TEvent>(StreamType<TState, TCommand, TEvent> type, Guid id, List<TEvent> history)
        where TEvent : class
    {
        var stream = new Loaded<TState, TEvent>(id, type.Name, history, type.Decider.Fold(history), type.Decider.Evolve, type.Views);
        _streams.Add(id, stream);
        return stream;
    }

    private Rejection? Apply<TState, TEvent>(Decision<TEvent> decision, Loaded<TState, TEvent> stream)
        where TEvent : class
    {
        if (decision.Rejection is { } rejection)
            return Reject(rejection);
        stream.Add(decision.Events, Cause);
        return null;
    }

    /// <summary>The last word on a row counts, but a claim stays a claim.</summary>
    private void Add(RowWrite write)
    {
        var key = (write.Table.Name, write.Id);
        _rows[key] = (_rows.GetValueOrDefault(key), write) switch
        {
            (RowWrite.Insert or RowWrite.Put, RowWrite.Insert) => throw new InvalidOperationException(
                $"A row of {write.Table.Name} is claimed that the same act has written."),
            (RowWrite.Insert, RowWrite.Put put) => new RowWrite.Insert(put.Table, put.Id, put.Json),
            (RowWrite.Delete, RowWrite.Insert insert) => new RowWrite.Put(insert.Table, insert.Id, insert.Json),
            _ => write,
        };
    }
}

/// <summary>The caller decided on a version that is no longer the newest.</summary>
public sealed record VersionHasMovedOn() : Rejection("It has changed since you read it.", RejectionKind.Stale);
