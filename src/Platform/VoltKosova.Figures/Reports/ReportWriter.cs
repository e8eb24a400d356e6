using System.Globalization;
using VoltKosova.Figures.Drawing;
using VoltKosova.Kernel;
using VoltKosova.Pdf;

namespace VoltKosova.Figures.Reports;

/// <summary>Sets a report: what matters on the first page, then figure by figure, each picture beside the table of its values.</summary>
/// <param name="pdf">Writes the pages.</param>
/// <param name="issuer">Whose report it is.</param>
internal sealed class ReportWriter(PdfWriter pdf, string issuer)
{
    private const int Compared = 12;

    /// <summary>The report in a language.</summary>
    public byte[] Write(MonthlyReport report, Language language, DateTimeOffset at)
    {
        var of = report.Of?.In(language) ?? ReportTexts.WholeMovement.In(language);
        var title = Say(ReportTexts.Title, language, of, FigureTexts.Month(report.Month, language));
        return pdf.Write(new PdfHead(title, language, at, issuer), pages =>
        {
            pages.Heading(title);
            pages.Note(Say(ReportTexts.Made, language, report.MadeOn.In(language)));
            pages.Table(
                [
                    new(ReportTexts.Figure.In(language), 2),
                    new(FigureTexts.Month(report.Month, language), 1, IsNumber: true),
                    new(FigureTexts.Month(report.Month.AddMonths(-1), language), 1, IsNumber: true),
                    new(FigureTexts.Month(report.Month.AddMonths(1 - MonthlyReport.Months), language), 1, IsNumber: true),
                ],
                report.Series.Select(series => (IReadOnlyList<string>)
                    [series.Figure.Title.In(language), Value(series, ^1), Value(series, ^2), Value(series, ^MonthlyReport.Months)]));
            if (report.Goals.Count > 0)
                Goals(pages, report, language);
            foreach (var series in report.Series)
                Figure(pages, report, series, language);
        });

        string Value(FigureSeries series, Index month) => SmallNumbers.Text(series.Figure, series.Values[month], language);
    }

    private static void Goals(PdfPages pages, MonthlyReport report, Language language)
    {
        pages.Heading(Say(ReportTexts.Goals, language, report.MadeOn.In(language)), 2);
        pages.Draw(
            Charts.Goals(
                [
                    .. report.Goals.Select(goal => (
                        $"{goal.Of.In(language)}: {goal.Measure.In(language)}", Whole(goal.Reached) ? goal.Reached : 0, goal.Target)),
                ],
                language),
            ReportTexts.GoalsPicture.In(language));
        pages.Table(
            [
                new(ReportTexts.Goal.In(language), 3),
                new(ReportTexts.Chapter.In(language), 2),
                new(ReportTexts.Reached.In(language), 1, IsNumber: true),
                new(ReportTexts.Target.In(language), 1, IsNumber: true),
                new(ReportTexts.Until.In(language), 1.2),
            ],
            report.Goals.Select(goal => (IReadOnlyList<string>)
            [
                $"{goal.Of.In(language)}: {goal.Measure.In(language)}",
                report.NameOf(goal.ChapterId, language),
                Whole(goal.Reached) ? FigureTexts.Value(goal.Reached, FigureUnit.Count, language) : "< 5",
                FigureTexts.Value(goal.Target, FigureUnit.Count, language),
                goal.Until is { } until ? FigureTexts.Day(until) : "–",
            ]));
    }

    private static void Figure(PdfPages pages, MonthlyReport report, FigureSeries series, Language language)
    {
        var figure = series.Figure;
        pages.NextPage();
        pages.Heading(figure.Title.In(language), 2);
        pages.Paragraph(figure.Meaning.In(language));
        pages.Draw(Charts.OverTime(SmallNumbers.Drawn(series), language), Say(ReportTexts.Picture, language, figure.Title.In(language)));
        pages.Table(
            [new(ReportTexts.Month.In(language), 2), new(figure.Title.In(language), 1, IsNumber: true)],
            series.Period.Months.Select((month, at) => (IReadOnlyList<string>)
                [FigureTexts.Month(month, language), SmallNumbers.Text(figure, series.Values[at], language)]));
        var chapters = series.Chapters.Where(chapter => chapter.Values[^1] != 0).OrderByDescending(chapter => chapter.Values[^1])
            .ThenBy(chapter => chapter.ChapterId).ToList();
        if (chapters.Count < 2)
            return;
        var parts = SmallNumbers.Parts(figure, [.. chapters.Select(chapter => chapter.Values[^1])], language);
        var rows = chapters
            .Select((chapter, at) => (Name: report.NameOf(chapter.ChapterId, language), parts[at].Text, parts[at].Drawn)).ToList();
        pages.Heading(Say(ReportTexts.ByChapter, language, figure.Title.In(language), FigureTexts.Month(report.Month, language)), 3);
        pages.Draw(
            Charts.Compared(
                [.. rows.Where(row => row.Drawn > 0).Take(Compared).Select(row => (row.Name, row.Drawn))], figure.Unit, language),
            Say(ReportTexts.ByChapterPicture, language, figure.Title.In(language)));
        pages.Table(
            [new(ReportTexts.Chapter.In(language), 2), new(figure.Title.In(language), 1, IsNumber: true)],
            rows.Select(row => (IReadOnlyList<string>)[row.Name, row.Text]));
    }

    private static bool Whole(long reached) => reached is 0 or >= 5;

    private static string Say(LocalText text, Language language, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, text.In(language), values);
}
