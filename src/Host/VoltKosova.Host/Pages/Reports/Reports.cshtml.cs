using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Access;
using VoltKosova.Figures;
using VoltKosova.Figures.Reports;
using VoltKosova.Host.Staff;
using VoltKosova.Kernel;

namespace VoltKosova.Host.Pages;

/// <summary>The monthly reports of the caller's chapters, and each as the file that it is.</summary>
internal sealed class ReportsModel(ReportShelf shelf, IChapterNames names, Caller caller, Say say) : PageModel
{
    private const int Most = 300;

    /// <summary>Month and subject with the report in each language.</summary>
    public IReadOnlyList<(DateOnly Month, string Of, IReadOnlyList<ReportMade> Reports)> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        if (!caller.Has(ReportRights.See))
            return RedirectToPage("/NotForYou");
        var (reports, all) = (await shelf.List(await Scope(cancellation), Most, cancellation), await names.All(cancellation));
        Lines =
        [
            .. reports.GroupBy(report => (report.Month, report.ChapterId)).Select(one => (
                DateOnly.ParseExact(one.Key.Month, "yyyy-MM", null), NameOf(one.Key.ChapterId, all), (IReadOnlyList<ReportMade>)[.. one])),
        ];
        return Page();
    }

    public async Task<IActionResult> OnGetFile(Guid id, CancellationToken cancellation) =>
        await shelf.Find(id, await Scope(cancellation), cancellation) is var (report, bytes)
            ? File(bytes, "application/pdf", report.FileName)
            : NotFound();

    private string NameOf(Guid? chapter, IReadOnlyDictionary<Guid, LocalText> all) => chapter switch
    {
        null => say["reports.whole"],
        { } id => all.TryGetValue(id, out var name) ? say[name] : "–",
    };

    private Task<ChapterScope> Scope(CancellationToken cancellation) => caller.Scope(ReportRights.See, cancellation);
}
