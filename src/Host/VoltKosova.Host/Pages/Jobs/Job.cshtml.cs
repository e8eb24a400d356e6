using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Access;
using VoltKosova.Accounts;
using VoltKosova.Host.Staff;
using VoltKosova.Jobs;
using VoltKosova.Web;

namespace VoltKosova.Host.Pages;

/// <summary>One job: its form, the run that is under way, its history.</summary>
internal sealed class JobModel(JobAccess access, IJobs jobs, Caller caller, Approvals approvals, Witness witness) : PageModel,
    IDangerousPage
{
    private const int PageSize = 40;

    public DeclaredJob Job { get; private set; } = null!;

    public bool MayRun { get; private set; }

    public JobTicks Ticks { get; private set; } = new(null, null);

    public LiveRun? UnderWay { get; private set; }

    public IReadOnlyList<JobRunRow> History { get; private set; } = [];

    public Guid? Older => History.Count == PageSize ? History[^1].Id : null;

    public IReadOnlyList<JobParameterProblem> Problems { get; private set; } = [];

    public bool NotSure { get; private set; }

    /// <summary>The job touches many people, and nobody said why.</summary>
    public bool LacksReason { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>A run would touch more than one person alone may; null when it would not.</summary>
    public ApprovalRequired? Required { get; private set; }

    public bool HasAsked { get; private set; }

    public Task<bool> NeedsProof(CancellationToken cancellation) =>
        Task.FromResult(access.Find($"{RouteData.Values["id"]}") is { IsDangerous: true });

    /// <summary>What stands in a field: what was sent, else the default.</summary>
    public string? Value(JobParameter field) => Request.HasFormContentType ? Request.Form["p." + field.Name] : field.Default;

    public async Task<IActionResult> OnGet(string id, Guid? before, CancellationToken cancellation)
    {
        if (access.Find(id) is not { } job)
            return NotFound();
        await Load(job, before, cancellation);
        return Page();
    }

    [WantsProof]
    public async Task<IActionResult> OnPost(string id, [FromForm] string? reason, [FromForm] string? sure, CancellationToken cancellation)
    {
        if (access.Find(id) is not { } job)
            return NotFound();
        if (!await access.MayRun(job, cancellation))
            return RedirectToPage("/NotForYou");
        Reason = reason is { Length: > 200 } ? reason[..200] : reason;
        NotSure = sure != "yes";
        var parameters = job.Parameters.FromForm(name => Request.Form["p." + name]);
        Problems = job.Parameters.Check(parameters, out var complete);
        LacksReason = Problems.Count == 0 && string.IsNullOrWhiteSpace(Reason) && job.AsksWhy(complete);
        witness.Reason = Reason;
        if (!NotSure && !LacksReason && Problems.Count == 0)
            Required = await access.Refuse(job, parameters, cancellation) as ApprovalRequired;
        if (!NotSure && !LacksReason && Problems.Count == 0 && Required is null
            && await jobs.RunNow(id, parameters, caller.AccountId, Reason, cancellation) is JobAnswer.Accepted accepted)
            return LocalRedirect($"/staff/runs/{accepted.RunId}");
        await Load(job, null, cancellation);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>Asks a second person to approve a run that touches so many.</summary>
    public async Task<IActionResult> OnPostAsk(
        string id, [FromForm] long persons, [FromForm] string? reason, CancellationToken cancellation)
    {
        if (access.Find(id) is not { Touches: not null } job)
            return NotFound();
        if (!await access.MayRun(job, cancellation))
            return RedirectToPage("/NotForYou");
        Reason = reason?.Trim();
        HasAsked = Reason is { Length: >= 3 and <= 200 } why && !why.Any(char.IsControl) && persons is > 0 and <= 10_000_000
            && (await approvals.Ask("job", id, persons, why, cancellation)).No is null;
        Required = HasAsked ? null : new ApprovalRequired(persons, approvals.Limit, "job", id);
        await Load(job, null, cancellation);
        Response.StatusCode = HasAsked ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task Load(DeclaredJob job, Guid? before, CancellationToken cancellation)
    {
        var id = job.Declaration.Id;
        Job = job;
        MayRun = await access.MayRun(job, cancellation);
        Ticks = await jobs.Ticks(id, cancellation);
        History = await jobs.Runs(new JobRunFilter(id, Before: before, Limit: PageSize), cancellation);
        if ((await jobs.Runs(new JobRunFilter(id, JobRunState.Running, Limit: 1), cancellation)) is [var run])
            UnderWay = new LiveRun(run, await jobs.Log(run.Id, 0, cancellation));
    }
}
