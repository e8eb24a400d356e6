using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VoltKosova.Access;
using VoltKosova.Host.Staff;
using VoltKosova.Jobs;
using VoltKosova.Web;

namespace VoltKosova.Host.Pages;

/// <summary>One run: how far it is, what it logged, how it ended; cancel and run again.</summary>
internal sealed class RunModel(JobAccess access, IJobs jobs, Caller caller, Witness witness) : PageModel, IDangerousPage
{
    public LiveRun Live { get; private set; } = null!;

    public DeclaredJob Job { get; private set; } = null!;

    public bool MayRun { get; private set; }

    /// <summary>Whether running it again needs a reason.</summary>
    public bool AsksWhy { get; private set; }

    /// <summary>It was to run again, and nobody said why.</summary>
    public bool LacksReason { get; private set; }

    /// <summary>What the run was given for a parameter, for people; null when it was left out.</summary>
    public string? Value(JobParameter field, Say say)
    {
        using var parameters = JsonDocument.Parse(Live.Run.ParametersJson);
        if (!parameters.RootElement.TryGetProperty(field.Name, out var value))
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.True => say["job.yes"],
            JsonValueKind.False => say["job.no"],
            _ when field.Choices.FirstOrDefault(choice => choice.Value == value.ToString()) is { } choice => say[choice.Title],
            _ => value.ToString(),
        };
    }

    public async Task<bool> NeedsProof(CancellationToken cancellation) =>
        Guid.TryParse($"{RouteData.Values["id"]}", out var id)
        && await access.FindRun(id, cancellation) is (_, { IsDangerous: true });

    public async Task<IActionResult> OnGet(Guid id, CancellationToken cancellation)
    {
        if (await access.FindRun(id, cancellation) is not var (run, job))
            return NotFound();
        await Load(run, job, cancellation);
        return Page();
    }

    public Task<IActionResult> OnPostCancel(Guid id, CancellationToken cancellation) =>
        Press(id, () => jobs.Cancel(id, caller.AccountId, cancellation), cancellation);

    [WantsProof]
    public async Task<IActionResult> OnPostRetry(Guid id, [FromForm] string? reason, CancellationToken cancellation)
    {
        witness.Reason = reason is { Length: > 200 } ? reason[..200] : reason;

        // Where a second person has to approve it, the job's own page says so and asks.
        if (await access.FindRun(id, cancellation) is var (run, job) && await access.MayRun(job, cancellation)
            && await access.Refuse(job, run.ParametersJson, cancellation) is not null)
            return LocalRedirect($"/staff/jobs/{job.Declaration.Id}");
        return await Press(id, () => jobs.Retry(id, caller.AccountId, witness.Reason, cancellation), cancellation);
    }

    private async Task<IActionResult> Press(Guid id, Func<Task<JobAnswer>> press, CancellationToken cancellation)
    {
        if (await access.FindRun(id, cancellation) is not var (run, job))
            return NotFound();
        if (!await access.MayRun(job, cancellation))
            return RedirectToPage("/NotForYou");
        switch (await press())
        {
            case JobAnswer.Accepted accepted:
                return LocalRedirect($"/staff/runs/{accepted.RunId}");
            case JobAnswer.Refused { Rejection: JobReasonRequired }:
                LacksReason = true;
                await Load(run, job, cancellation);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return Page();
            default:
                // It ended, or began again, meanwhile: the page shows what became of it.
                return LocalRedirect($"/staff/runs/{id}");
        }
    }

    private async Task Load(JobRunRow run, DeclaredJob job, CancellationToken cancellation)
    {
        Live = new LiveRun(run, await jobs.Log(run.Id, 0, cancellation));
        Job = job;
        MayRun = await access.MayRun(job, cancellation);
        AsksWhy = job.AsksWhy(run.ParametersJson);
    }
}
