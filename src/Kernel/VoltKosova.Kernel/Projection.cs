namespace VoltKosova.Kernel;

/// <summary>
/// How facts become a row that people read: pure, so that folding the log again gives the same bytes. Time comes from the fact, never
/// from a clock. Null before the first fact that concerns the row, and null again when the row is to be removed.
/// </summary>
/// <param name="Evolve">From the row so far (or null) and the next fact to the row (or null).</param>
public sealed record Projection<TRow, TEvent>(Func<TRow?, TEvent, TRow?> Evolve)
    where TRow : class
    where TEvent : class
{
    /// <summary>The row after all of <paramref name="history"/>, oldest first, or null when there is none.</summary>
    public TRow? Fold(IEnumerable<TEvent> history) => history.Aggregate((TRow?)null, Evolve);
}
