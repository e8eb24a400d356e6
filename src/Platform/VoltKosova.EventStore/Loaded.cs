namespace VoltKosova.EventStore;

internal interface ILoaded
{
    Guid Id { get; }

    string Type { get; }

    long StoredVersion { get; }

    bool HasNews { get; }

    EventMetadata? Cause { get; }

    IEnumerable<object> News { get; }

    IEnumerable<RowWrite> RenderRows();
}

/// <summary>A stream inside an act: its state and version include the facts that wait for the commit.</summary>
public sealed class Loaded<TState, TEvent> : ILoaded
    where TEvent : class
{
    private readonly List<TEvent> _events;
    private readonly Func<TState, TEvent, TState> _evolve;
    private readonly IReadOnlyList<IInlineView<TEvent>> _views;
    private readonly int _stored;
    private EventMetadata? _cause;

    internal Loaded(
        Guid id, string type, List<TEvent> history, TState state, Func<TState, TEvent, TState> evolve,
        IReadOnlyList<IInlineView<TEvent>> views)
    {
        (Id, Type, _events, State, _evolve, _views) = (id, type, history, state, evolve, views);
        _stored = history.Count;
    }

    /// <summary>The stream's id.</summary>
    public Guid Id { get; }

    /// <summary>The kind of stream.</summary>
    public string Type { get; }

    /// <summary>The state, waiting facts included.</summary>
    public TState State { get; private set; }

    /// <summary>The version, waiting facts included; 0 when there is no such stream. This is the ETag.</summary>
    public long Version => _events.Count;

    /// <summary>Whether anything has ever happened in it.</summary>
    public bool Exists => Version > 0;

    long ILoaded.StoredVersion => _stored;

    bool ILoaded.HasNews => _events.Count > _stored;

    EventMetadata? ILoaded.Cause => _cause;

    IEnumerable<object> ILoaded.News => _events.Skip(_stored);

    // A stream that begins has no rows yet; that is cheaper to write than to ask.
    IEnumerable<RowWrite> ILoaded.RenderRows() => _views.Select(view => (view.Render(_events), _stored) switch
    {
        ({ } json, 0) => (RowWrite)new RowWrite.Insert(view.Table, Id.ToString(), json),
        ({ } json, _) => new RowWrite.Put(view.Table, Id.ToString(), json),
        _ => new RowWrite.Delete(view.Table, Id.ToString()),
    });

    /// <exception cref="SeveralCausesException">Facts that another delivery of the same commit has caused wait already.</exception>
    internal void Add(IReadOnlyCollection<TEvent> news, EventMetadata? cause)
    {
        if (news.Count == 0)
            return;
        if (_events.Count > _stored && _cause != cause)
            throw new SeveralCausesException(Type);
        _cause = cause;
        foreach (var fact in news)
        {
            _events.Add(fact);
            State = _evolve(State, fact);
        }
    }
}

/// <summary>Two deliveries of one commit wrote to the same stream, whose facts could not name both; they are taken one by one.</summary>
public sealed class SeveralCausesException(string type) : Exception($"Several deliveries of one commit write to the same {type}.");
