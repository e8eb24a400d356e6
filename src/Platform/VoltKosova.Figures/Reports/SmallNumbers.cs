using VoltKosova.Figures.Drawing;
using VoltKosova.Kernel;

namespace VoltKosova.Figures.Reports;

/// <summary>
/// Paper travels, and who knows a place knows its four people: what counts fewer than five is not printed, nor is what it could be told
/// from.
/// </summary>
internal static class SmallNumbers
{
    private const int Least = 5;
    private const string Fewer = "< 5";
    private const string Withheld = "…";

    /// <summary>Whether a value is not printed. Hours are nobody's number.</summary>
    public static bool IsSmall(Figure figure, long value) => figure.Unit is FigureUnit.Count && value is not 0 && Math.Abs(value) < Least;

    /// <summary>A value as it is printed.</summary>
    public static string Text(Figure figure, long value, Language language) =>
        IsSmall(figure, value) ? Fewer : FigureTexts.Value(value, figure.Unit, language);

    /// <summary>The series as it is drawn: where a number is not printed, nothing stands.</summary>
    public static FigureSeries Drawn(FigureSeries series) => series with
    {
        Values = [.. series.Values.Select(value => IsSmall(series.Figure, value) ? 0 : value)],
    };

    /// <summary>Parts of a sum as they are printed. One that is withheld alone would follow from the sum: then the next is too.</summary>
    /// <param name="parts">The largest first.</param>
    public static IReadOnlyList<(string Text, long Drawn)> Parts(Figure figure, IReadOnlyList<long> parts, Language language)
    {
        var small = parts.Count(part => IsSmall(figure, part));
        var alsoWithheld = small == 1 ? parts.ToList().FindLastIndex(part => part != 0 && !IsSmall(figure, part)) : -1;
        return
        [
            .. parts.Select((part, at) => at == alsoWithheld
                ? (Withheld, 0)
                : (Text(figure, part, language), IsSmall(figure, part) ? 0 : part)),
        ];
    }
}
