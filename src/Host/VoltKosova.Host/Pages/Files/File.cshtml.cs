using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Access;
using VoltKosova.Accounts;
using VoltKosova.Figures;
using VoltKosova.Host.Staff;
using VoltKosova.Jobs;
using VoltKosova.Jobs.HandIns;
using VoltKosova.Kernel;
using VoltKosova.Web;
using VoltKosova.Web.Problems;

namespace VoltKosova.Host.Pages;

/// <summary>One file: how far it is, what was found in it, and what can be done with it.</summary>
internal sealed class FileModel(
    FileDesk desk, JobAccess access, IJobs jobs, IChapterNames names, Approvals approvals, Witness witness, ProblemTexts texts, Say say)
    : PageModel, IDangerousPage
{
    public HandIn Kind { get; private set; } = null!;

    public new FileShown File { get; private set; } = null!;

    public long Version { get; private set; }

    public string Chapter { get; private set; } = "";

    /// <summary>The newest run of the job that works through such files, where the caller may see it.</summary>
    public JobRunRow? Run { get; private set; }

    public IReadOnlyList<FileAct> Acts { get; private set; } = [];

    public IReadOnlyList<LineShown> Lines { get; private set; } = [];

    public string? Next { get; private set; }

    public string? LineState => Request.Query["filter[state]"];

    public string? Problem { get; private set; }

    /// <summary>The act would touch more than one person alone may; null when it would not.</summary>
    public ApprovalRequired? Required { get; private set; }

    public bool HasAsked { get; private set; }

    public Task<bool> NeedsProof(CancellationToken cancellation) =>
        Task.FromResult(desk.Kind($"{RouteData.Values["kind"]}") is { } kind && ActOf(kind, Request.Form["act"]) is { IsDangerous: true });

    public async Task<IActionResult> OnGet(string kind, Guid id, CancellationToken cancellation) =>
        await Load(kind, id, cancellation) ? Page() : NotFound();

    [WantsProof]
    public async Task<IActionResult> OnPostAct(
        string kind, Guid id, [FromForm] string? act, [FromForm] long version, [FromForm] string? reason, CancellationToken cancellation)
    {
        if (!await Load(kind, id, cancellation) || ActOf(Kind, act) is not { } asked)
            return NotFound();
        witness.Reason = reason?.Trim() is { Length: >= 3 and <= 200 } why && !why.Any(char.IsControl) ? why : null;
        if (asked.NeedsReason && witness.Reason is null)
            return Again(say["approvals.reason_needed"], StatusCodes.Status422UnprocessableEntity);
        switch (await desk.Act(asked, id, version, cancellation))
        {
            case null:
                return LocalRedirect($"/staff/files/{kind}/{id}");
            case ApprovalRequired required:
                Required = required;
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return Page();
            case { Kind: RejectionKind.NotFound }:
                return NotFound();
            case var no:
                // The job, or somebody else, was faster: the page shows what became of it.
                await Load(kind, id, cancellation);
                return Again(texts.Tell(no, say.Language), StatusCodes.Status409Conflict);
        }
    }

    /// <summary>Asks a second person to approve an act that touches so many.</summary>
    public async Task<IActionResult> OnPostAsk(
        string kind, Guid id, [FromForm] string? act, [FromForm] string? subject, [FromForm] long persons, [FromForm] string? reason,
        CancellationToken cancellation)
    {
        if (!await Load(kind, id, cancellation))
            return NotFound();
        HasAsked = reason?.Trim() is { Length: >= 3 and <= 200 } why && !why.Any(char.IsControl) && persons is > 0 and <= 10_000_000
            && (await approvals.Ask(act ?? "", subject ?? "", persons, why, cancellation)).No is null;
        return HasAsked ? Page() : Again(say["approvals.reason_needed"], StatusCodes.Status422UnprocessableEntity);
    }

    private static FileAct? ActOf(HandIn kind, string? id) => kind.Acts.FirstOrDefault(act => act.Id == id);

    private PageResult Again(string problem, int status)
    {
        (Problem, Response.StatusCode) = (problem, status);
        return Page();
    }

    private async Task<bool> Load(string kind, Guid id, CancellationToken cancellation)
    {
        if (desk.Kind(kind) is not { } found || await desk.Find(found, id, cancellation) is not var (file, version))
            return false;
        (Kind, File, Version) = (found, file, version);
        Chapter = (await names.All(cancellation)).TryGetValue(file.ChapterId, out var name) ? say[name] : "–";
        if ((await desk.Scope(found, cancellation)).Holds(file.ChapterId))
            Acts = [.. found.Acts.Where(act => file.Open.Contains(act.Id))];
        if (access.Find(found.Job) is not null)
            Run = await jobs.Runs(new JobRunFilter(found.Job, Limit: 1), cancellation) is [var newest] ? newest : null;
        (Lines, Next) = await desk.Lines(found, id, Request, cancellation);
        return true;
    }
}
