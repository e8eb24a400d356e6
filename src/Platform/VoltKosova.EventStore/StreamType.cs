using VoltKosova.Kernel;

namespace VoltKosova.EventStore;

/// <summary>
/// One kind of stream of a module: its stored type name, its decider, and the rows that are written with its facts. An inline row belongs
/// to one stream alone and has the stream's id, so the stream's version guards it and what was written can be read at once.
/// </summary>
public sealed record StreamType<TState, TCommand, TEvent>(
    string Name, Decider<TState, TCommand, TEvent> Decider, params IReadOnlyList<IInlineView<TEvent>> Views)
    where TEvent : class;

/// <summary>A row that is written in the same transaction as the facts of its stream.</summary>
public interface IInlineView<in TEvent>
{
    /// <summary>The table that holds the rows.</summary>
    RowTable Table { get; }

    /// <summary>The row as JSON after the whole history of the stream; null when there is to be none.</summary>
    string? Render(IReadOnlyCollection<TEvent> history);
}

/// <summary>A row that carries the version of its stream, which is the ETag of what it shows.</summary>
public abstract record InlineRow
{
    /// <summary>The version of the stream that the row was folded from; set when it is written.</summary>
    public long Version { get; init; }
}

/// <inheritdoc cref="IInlineView{TEvent}" />
public sealed record InlineView<TRow, TEvent>(RowTable Table, Projection<TRow, TEvent> Projection) : IInlineView<TEvent>
    where TRow : InlineRow
    where TEvent : class
{
    /// <inheritdoc />
    public string? Render(IReadOnlyCollection<TEvent> history) => Projection.Fold(history) is { } row
        ? StoredJson.Write((TRow)((InlineRow)row with { Version = history.Count }))
        : null;
}
