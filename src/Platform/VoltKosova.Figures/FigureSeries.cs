namespace VoltKosova.Figures;

/// <summary>Months that follow each other.</summary>
/// <param name="First">The first day of the first month.</param>
/// <param name="Count">How many months; at least 1.</param>
public sealed record FigurePeriod(DateOnly First, int Count)
{
    /// <summary>The months up to that of a day, that one included.</summary>
    public static FigurePeriod Until(DateOnly day, int count) => new(new DateOnly(day.Year, day.Month, 1).AddMonths(1 - count), count);

    /// <summary>The first day of every month.</summary>
    public IReadOnlyList<DateOnly> Months => [.. Enumerable.Range(0, Count).Select(First.AddMonths)];

    /// <summary>The first day of the last month.</summary>
    public DateOnly Last => First.AddMonths(Count - 1);
}

/// <summary>A figure over months.</summary>
/// <param name="Figure">Which.</param>
/// <param name="Period">The months.</param>
/// <param name="Values">One per month, over all chapters that were asked for.</param>
/// <param name="Chapters">The same chapter by chapter, the largest first; chapters without anything are left out.</param>
public sealed record FigureSeries(
    Figure Figure, FigurePeriod Period, IReadOnlyList<long> Values, IReadOnlyList<ChapterValues> Chapters)
{
    /// <summary>What stands for the whole period: a stock's last month, a flow's sum.</summary>
    public long Whole => WholeOf(Figure, Values);

    /// <summary>What stands for a period of these values.</summary>
    public static long WholeOf(Figure figure, IReadOnlyList<long> values)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return figure.Kind is FigureKind.Stock ? values[^1] : values.Sum();
    }

    internal static FigureSeries Of(Figure figure, FigurePeriod period, IEnumerable<FigureMonth> rows)
    {
        var chapters = rows.GroupBy(row => row.ChapterId)
            .Select(chapter => new ChapterValues(chapter.Key, Line(figure, period, [.. chapter])))
            .Where(chapter => chapter.Values.Any(value => value != 0))
            .OrderByDescending(chapter => WholeOf(figure, chapter.Values)).ThenBy(chapter => chapter.ChapterId)
            .ToList();
        return new FigureSeries(
            figure, period, [.. Enumerable.Range(0, period.Count).Select(at => chapters.Sum(chapter => chapter.Values[at]))], chapters);
    }

    private static List<long> Line(Figure figure, FigurePeriod period, IReadOnlyList<FigureMonth> rows)
    {
        var changes = rows.ToDictionary(row => row.Month, row => row.Values.GetValueOrDefault(figure.Key));
        if (figure.Kind is FigureKind.Flow)
            return [.. period.Months.Select(month => changes.GetValueOrDefault(FigureMonth.MonthOf(month)))];
        var first = FigureMonth.MonthOf(period.First);
        var level = changes.Where(change => string.CompareOrdinal(change.Key, first) < 0).Sum(change => change.Value);
        return [.. period.Months.Select(month => level += changes.GetValueOrDefault(FigureMonth.MonthOf(month)))];
    }
}

/// <summary>A chapter's part of a figure.</summary>
/// <param name="ChapterId">The chapter.</param>
/// <param name="Values">One per month.</param>
public sealed record ChapterValues(Guid ChapterId, IReadOnlyList<long> Values);
