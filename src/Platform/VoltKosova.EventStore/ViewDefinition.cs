using System.Collections.Frozen;
using VoltKosova.Kernel;

namespace VoltKosova.EventStore;

/// <summary>A view as whoever rebuilds it sees it: which events of which log are folded into the rows of which table.</summary>
/// <param name="Name">For a view of one stream <c>module.table</c>; for a shared view the name of its subscription.</param>
/// <param name="Source">The module whose log is folded.</param>
/// <param name="Target">The module in whose schema the rows are.</param>
/// <param name="Subscriber">Who keeps a shared view; null for rows that are written with the facts of their stream.</param>
/// <param name="Events">The stored names that are folded.</param>
/// <param name="Select">From the stored fact to what is folded, or null for nothing.</param>
/// <param name="Fold">How facts become rows.</param>
public sealed record ViewDefinition(
    string Name,
    string Source,
    string Target,
    string? Subscriber,
    FrozenSet<string> Events,
    Func<object, object?> Select,
    ViewFold Fold);

/// <summary>How facts become the rows of a table, without their types.</summary>
/// <param name="Table">Where the rows are.</param>
/// <param name="Key">The id of the row that a fact of a stream concerns, or null for none.</param>
/// <param name="Evolve">From the row so far, the fact and its version in the stream to the row, or to none.</param>
/// <param name="Read">A row from its JSON.</param>
/// <param name="Write">The JSON of a row.</param>
/// <param name="Code">Which build of the code folds; a rebuild that another build began is begun again.</param>
/// <param name="Whole">From all facts of a stream to the row's JSON, for a view that cannot be folded fact by fact; otherwise null.</param>
public sealed record ViewFold(
    RowTable Table,
    Func<object, Guid, string?> Key,
    Func<object?, object, long, object?> Evolve,
    Func<string, object> Read,
    Func<object, string> Write,
    Guid Code,
    Func<IReadOnlyList<object>, string?>? Whole = null)
{
    /// <summary>A view that is made from all facts of its stream at once.</summary>
    public static ViewFold OfWhole(RowTable table, Func<IReadOnlyList<object>, string?> whole, Guid code) => new(
        table, (_, stream) => stream.ToString(), (_, _, _) => null, json => json, json => (string)json, code, whole);

    /// <summary>The fold of a projection.</summary>
    /// <param name="table">Where the rows are.</param>
    /// <param name="key">The id of the row that a fact of a stream concerns, or null for none.</param>
    /// <param name="projection">How facts become the row.</param>
    /// <param name="stamp">What is done to a row before it is written, with the version of the fact in its stream.</param>
    public static ViewFold Of<TRow, TEvent>(
        RowTable table, Func<TEvent, Guid, string?> key, Projection<TRow, TEvent> projection, Func<TRow, long, TRow>? stamp = null)
        where TRow : class
        where TEvent : class
    {
        ArgumentNullException.ThrowIfNull(projection);
        return new ViewFold(
            table,
            (fact, stream) => key((TEvent)fact, stream),
            (row, fact, version) => projection.Evolve((TRow?)row, (TEvent)fact) is { } next ? stamp?.Invoke(next, version) ?? next : null,
            StoredJson.Read<TRow>,
            row => StoredJson.Write((TRow)row),
            typeof(TRow).Module.ModuleVersionId);
    }
}
