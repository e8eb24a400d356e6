using VoltKosova.Kernel;

namespace VoltKosova.Figures.Reports;

/// <summary>What a report says: a year of figures up to its month, and the goals of the day on which it is made.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Of">The chapter that it is about, with all below it; null for the whole movement.</param>
/// <param name="Series">Twelve months, the last of which is the report's.</param>
/// <param name="Names">Chapters by the names that their people use.</param>
/// <param name="MadeOn">The day on the clocks of Kosovo.</param>
internal sealed record MonthlyReport(
    DateOnly Month,
    LocalText? Of,
    IReadOnlyList<FigureSeries> Series,
    IReadOnlyList<GoalLine> Goals,
    IReadOnlyDictionary<Guid, LocalText> Names,
    DateOnly MadeOn)
{
    public const int Months = 12;

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => Goals.Count == 0 && Series.All(series => series.Values.All(value => value == 0));

    public string NameOf(Guid chapter, Language language) => Names.TryGetValue(chapter, out var name) ? name.In(language) : "–";
}
