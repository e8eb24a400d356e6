using System.Globalization;
using VoltKosova.Kernel;

namespace VoltKosova.Figures.Drawing;

/// <summary>Draws figures.</summary>
public static class Charts
{
    private const double Width = 640;
    private const double Left = 64;
    private const double Top = 14;
    private const double Plot = 150;
    private const double Foot = 34;
    private const double Size = 12;

    /// <summary>A figure over its months: a stock as a line, a flow as bars.</summary>
    public static Picture OverTime(FigureSeries series, Language language)
    {
        ArgumentNullException.ThrowIfNull(series);
        var (figure, values, months) = (series.Figure, series.Values, series.Period.Months);
        var scale = Scale.For(Math.Max(0, values.Max()), figure.Unit is FigureUnit.Minutes ? 60 : 1);
        var step = (Width - Left - 8) / months.Count;
        double Y(long value) => Top + Plot - (Plot * Math.Max(0, value) / scale.Top);
        double Middle(int at) => Left + (step * (at + 0.5));
        List<Shape> shapes = [];
        for (var rule = 0L; rule <= scale.Top; rule += scale.Step)
        {
            shapes.Add(new Shape.Stroke([(Left, Y(rule)), (Width - 8, Y(rule))], 1, Ink.Line));
            shapes.Add(new Shape.Words(Left - 8, Y(rule) + 4, FigureTexts.Value(rule, figure.Unit, language), Size, Side.End, Ink.Soft));
        }

        if (figure.Kind is FigureKind.Stock)
            shapes.Add(new Shape.Stroke([.. values.Select((value, at) => (Middle(at), Y(value)))], 2.5, Ink.Value));
        for (var at = 0; at < months.Count; at++)
        {
            var says = $"{FigureTexts.Month(months[at], language)}: {FigureTexts.Value(values[at], figure.Unit, language)}";
            var (wide, top) = (Math.Min(28, step * 0.64), Y(values[at]));
            shapes.Add(figure.Kind is FigureKind.Stock
                ? new Shape.Bar(Middle(at) - 3, top - 3, 6, 6, Ink.Value, says)
                : new Shape.Bar(Middle(at) - (wide / 2), top, wide, Top + Plot - top, Ink.Value, says));
        }

        shapes.AddRange(Feet(months, language, Middle));
        return new Picture(Width, Top + Plot + Foot, shapes);
    }

    /// <summary>What chapters have of a figure, each by a bar; the largest first.</summary>
    /// <param name="rows">Names and values.</param>
    public static Picture Compared(IReadOnlyList<(string Name, long Value)> rows, FigureUnit unit, Language language) => Bars(
        [
            .. rows.Select(row => new Row(
                row.Name, FigureTexts.Value(row.Value, unit, language), Math.Max(0, row.Value), Target: null)),
        ],
        Math.Max(1, rows.Count == 0 ? 1 : rows.Max(row => row.Value)));

    /// <summary>How far goals are, each by a bar towards its mark.</summary>
    /// <param name="rows">Names, what is reached, what is wanted.</param>
    public static Picture Goals(IReadOnlyList<(string Name, long Reached, long Target)> rows, Language language) => Bars(
        [
            .. rows.Select(row => new Row(
                row.Name,
                string.Join(" / ", new[] { row.Reached, row.Target }.Select(value => FigureTexts.Value(value, FigureUnit.Count, language))),
                Math.Min(1.25, (double)row.Reached / row.Target),
                Target: 1)),
        ],
        most: 1.25);

    private static Picture Bars(IReadOnlyList<Row> rows, double most)
    {
        const double line = 38, wide = Width - 16;
        List<Shape> shapes = [];
        for (var at = 0; at < rows.Count; at++)
        {
            var (row, y) = (rows[at], at * line);
            shapes.Add(new Shape.Words(8, y + 14, Cut(row.Name), Size, Side.Start, Ink.Text));
            shapes.Add(new Shape.Words(Width - 8, y + 14, row.Says, Size, Side.End, Ink.Text));
            shapes.Add(new Shape.Bar(8, y + 20, wide, 8, Ink.Ground));
            shapes.Add(new Shape.Bar(
                8, y + 20, wide * row.Value / most, 8, row.Value >= row.Target ? Ink.Good : Ink.Value, $"{row.Name}: {row.Says}"));
            if (row.Target is { } target)
                shapes.Add(new Shape.Stroke([(8 + (wide * target / most), y + 17), (8 + (wide * target / most), y + 31)], 2, Ink.Text));
        }

        return new Picture(Width, Math.Max(line, rows.Count * line), shapes);
    }

    // Every month while there is room, else every third; the year under the first month and under every January.
    private static IEnumerable<Shape> Feet(IReadOnlyList<DateOnly> months, Language language, Func<int, double> middle)
    {
        const double y = Top + Plot + 16;
        for (var at = 0; at < months.Count; at++)
        {
            var month = months[at];
            if (months.Count <= 14 || month.Month % (months.Count <= 40 ? 3 : 12) == 1)
                yield return new Shape.Words(middle(at), y, FigureTexts.Short(month, language), Size, Side.Middle, Ink.Soft);
            if (month.Month == 1 || (at == 0 && month.Month < 11))
                yield return new Shape.Words(
                    middle(at), y + 14, month.Year.ToString(CultureInfo.InvariantCulture), Size, Side.Middle, Ink.Soft);
        }
    }

    private static string Cut(string name) => name.Length <= 60 ? name : name[..59] + "…";

    private sealed record Row(string Name, string Says, double Value, double? Target);

    /// <summary>Round numbers up the side: at most six of them.</summary>
    private sealed record Scale(long Step, long Top)
    {
        public static Scale For(long most, long unit)
        {
            var step = unit;
            for (var at = 0; step * 5 < most; at++)
                step = unit * (at % 3) switch { 0 => 2, 1 => 5, _ => 10 } * (long)Math.Pow(10, at / 3);
            return new Scale(step, Math.Max(step, (most + step - 1) / step * step));
        }
    }
}
