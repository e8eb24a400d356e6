using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.Testing;

/// <summary>A view as a sentence: after these facts it shows this row. The facts are folded twice and must give the same bytes.</summary>
public static class ViewSpec
{
    /// <summary>The row after the facts; null when there is to be none.</summary>
    public static void Shows<TRow, TEvent>(this Projection<TRow, TEvent> projection, IReadOnlyList<TEvent> facts, TRow? row)
        where TRow : class
        where TEvent : class
    {
        projection.Fold(facts).ShouldBe(row);
        if (row is not null)
            StoredJson.Write(projection.Fold(facts)).ShouldBe(StoredJson.Write(row));
    }
}
