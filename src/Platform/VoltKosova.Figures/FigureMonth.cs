using System.Globalization;
using VoltKosova.Kernel;

namespace VoltKosova.Figures;

/// <summary>
/// What changed in a month in a chapter. Stocks are sums of changes, so that a late fact of an early month corrects every month after it.
/// It holds nothing about anybody, and stays when people are erased.
/// </summary>
/// <param name="Month">As <c>2026-03</c>.</param>
/// <param name="Values">By the figure's key.</param>
public sealed record FigureMonth(Guid ChapterId, string Month, IReadOnlyDictionary<string, long> Values)
{
    /// <summary>The id of the row that a change concerns.</summary>
    public static string IdOf(FigureChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return $"{change.Chapter}:{MonthOf(change.Day)}";
    }

    /// <summary>How facts become the row.</summary>
    /// <param name="change">What a fact changes; null for nothing.</param>
    public static Projection<FigureMonth, TEvent> By<TEvent>(Func<TEvent, FigureChange?> change)
        where TEvent : class => new((row, fact) => change(fact) is { } changed ? Add(row, changed) : row);

    internal static string MonthOf(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static FigureMonth Add(FigureMonth? row, FigureChange change)
    {
        var values = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (key, value) in row?.Values ?? new Dictionary<string, long>())
            values[key] = value;
        foreach (var (figure, by) in change.By)
            values[figure.Key] = values.GetValueOrDefault(figure.Key) + by;
        return new FigureMonth(change.Chapter, MonthOf(change.Day), values);
    }
}
