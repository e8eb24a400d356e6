using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Access;
using VoltKosova.Audit;
using VoltKosova.Jobs;

namespace VoltKosova.Host.Pages;

/// <summary>
/// The audit trail, the newest first: ids and operations, nobody's data. A button has the whole trail compared with its seals.
/// </summary>
internal sealed class AuditModel(TrailBook trail, IJobs jobs, Caller caller) : PageModel
{
    private const int PageSize = 50;
    private const string Check = "audit.check-trail";

    [BindProperty(SupportsGet = true)]
    public Guid? Account { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Operation { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Outcome { get; set; }

    public IReadOnlyList<EntryShown> Entries { get; private set; } = [];

    public (long Number, DateTimeOffset At)? Seal { get; private set; }

    /// <summary>The seals are over the trail of the whole movement.</summary>
    public bool MayCheck { get; private set; }

    public Guid? Older => Entries.Count == PageSize ? Entries[^1].Id : null;

    public async Task<IActionResult> OnGet(Guid? before, CancellationToken cancellation)
    {
        if (!caller.Has(AuditRights.Read))
            return RedirectToPage("/NotForYou");
        var scope = await caller.Scope(AuditRights.Read, cancellation);
        MayCheck = scope.Everywhere;
        var filter = new TrailFilter(Account, Person, Given(Operation), Given(Outcome), before, scope);
        (Entries, Seal) = (await trail.List(filter, PageSize, cancellation), await trail.NewestSeal(cancellation));
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellation)
    {
        if (!(await caller.Scope(AuditRights.Read, cancellation)).Everywhere)
            return RedirectToPage("/NotForYou");
        return await jobs.RunNow(Check, "{}", caller.AccountId, null, cancellation) is JobAnswer.Accepted accepted
            ? LocalRedirect($"/staff/runs/{accepted.RunId}")
            : NotFound();
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
