using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Figures;
using VoltKosova.Host.Staff;

namespace VoltKosova.Host.Pages;

/// <summary>The movement in figures: over time and by chapter, as far as the caller may see.</summary>
internal sealed class FiguresModel(FigureView figures, Say say, TimeProvider clock) : PageModel
{
    public static IReadOnlyList<int> Periods { get; } = [12, 24, 36];

    public int Months { get; private set; } = Periods[0];

    public Guid? Chapter { get; private set; }

    public IReadOnlyList<(Guid Id, string Name)> Chapters { get; private set; } = [];

    public IReadOnlyList<FigureSeries> Series { get; private set; } = [];

    public IReadOnlyList<GoalLine> Goals { get; private set; } = [];

    public string NameOf(Guid chapter) => Chapters.FirstOrDefault(one => one.Id == chapter).Name ?? "–";

    public async Task<IActionResult> OnGet(int? months, Guid? chapter, CancellationToken cancellation)
    {
        if (!figures.Visible.Any())
            return RedirectToPage("/NotForYou");
        Chapters =
        [
            .. (await figures.Chapters(cancellation)).Select(one => (one.Key, say[one.Value])).OrderBy(one => one.Item2, say.Order),
        ];
        if (chapter is { } asked && Chapters.All(one => one.Id != asked))
            return NotFound();
        (Months, Chapter) = (months is { } wish && Periods.Contains(wish) ? wish : Months, chapter);
        var period = FigurePeriod.Until(FigureChange.DayOf(clock.GetUtcNow()), Months);
        var series = new List<FigureSeries>();
        foreach (var figure in figures.Visible)
            series.Add(await figures.Read(figure, period, chapter, cancellation));
        (Series, Goals) = (series, await figures.Goals(chapter, cancellation));
        return Page();
    }
}
