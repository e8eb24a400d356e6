using System.Collections.Frozen;
using VoltKosova.Kernel;

namespace VoltKosova.EventStore;

/// <summary>
/// One kind of stream of a module: its stored type name, its decider, and the rows that are written with its facts. An inline row belongs
/// to one stream alone and has the stream's id, so the stream's version guards it and what was written can be read at once.
/// </summary>
public sealed record StreamType<TState, TCommand, TEvent>(
    string Name, Decider<TState, TCommand, TEvent> Decider, params IReadOnlyList<IInlineView<TEvent>> Views) : IStreamType
    where TEvent : class
{
    IEnumerable<ViewDefinition> IStreamType.ViewsOf(string module, EventNames names)
    {
        var events = names.All.Where(name => name.Type.IsAssignableTo(typeof(TEvent))).Select(name => name.Name).ToFrozenSet();
        return Views.Select(view =>
            new ViewDefinition($"{module}.{view.Table.Name}", module, module, null, events, fact => fact, view.Fold));
    }
}

/// <summary>A kind of stream, whatever it decides on.</summary>
internal interface IStreamType
{
    /// <summary>The views that are written with its facts.</summary>
    IEnumerable<ViewDefinition> ViewsOf(string module, EventNames names);
}

/// <summary>A row that is written in the same transaction as the facts of its stream.</summary>
public interface IInlineView<in TEvent>
{
    /// <summary>The table that holds the rows.</summary>
    RowTable Table { get; }

    /// <summary>The same view for rebuilding it; fact by fact where the view is a projection, otherwise from the whole history.</summary>
    ViewFold Fold => ViewFold.OfWhole(
        Table, history => Render([.. history.Cast<TEvent>()]), GetType().Module.ModuleVersionId);

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
    public ViewFold Fold => ViewFold.Of<TRow, TEvent>(Table, (_, stream) => stream.ToString(), Projection, At);

    /// <inheritdoc />
    public string? Render(IReadOnlyCollection<TEvent> history) =>
        Projection.Fold(history) is { } row ? StoredJson.Write(At(row, history.Count)) : null;

    private static TRow At(TRow row, long version) => (TRow)((InlineRow)row with { Version = version });
}
