using Hangfire;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using VoltKosova.Access;
using VoltKosova.Web.Problems;

namespace VoltKosova.Jobs.Hangfire;

/// <summary>
/// The dashboard's buttons. What they do is what the staff pages' buttons do, with the same rights: Hangfire's entries only say which job
/// or run is meant.
/// </summary>
internal sealed class Presses(IAntiforgery antiforgery, JobStorage storage, JobAccess access, IJobs jobs, Caller caller)
{
    /// <summary>The part of the route that names an entry of Hangfire.</summary>
    public const string Entry = "entry";

    // The name that the dashboard's script gives to the lines that were ticked.
    private const string Ticked = "jobs[]";

    /// <summary>Run now, with the parameters' defaults.</summary>
    public Task<IResult> Trigger(HttpContext context) => Do(
        context, (job, _) => Task.FromResult(access.Find(job)), (job, cancellation) =>
            jobs.RunNow(job, "{}", caller.AccountId, reason: null, cancellation));

    /// <summary>A new run with the parameters of one that has ended.</summary>
    public Task<IResult> RunAgain(HttpContext context) =>
        OnRuns(context, (run, cancellation) => jobs.Retry(run, caller.AccountId, reason: null, cancellation));

    /// <summary>Ends a run.</summary>
    public Task<IResult> Cancel(HttpContext context) =>
        OnRuns(context, (run, cancellation) => jobs.Cancel(run, caller.AccountId, cancellation));

    /// <summary>What is declared can neither be removed nor brought forward.</summary>
    public async Task<IResult> Refuse(HttpContext context) => await IsForged(context) ?? No(StatusCodes.Status405MethodNotAllowed);

    /// <summary>The run that an entry of Hangfire stands for.</summary>
    public static Guid? RunOf(JobStorage storage, string entry)
    {
        using var connection = storage.GetReadOnlyConnection();
        return long.TryParse(entry, out _) && connection.GetJobData(entry)?.Job is { Args: [_, Guid run, ..] } ? run : null;
    }

    private Task<IResult> OnRuns(HttpContext context, Func<Guid, CancellationToken, Task<JobAnswer>> press) => Do(
        context,
        async (entry, cancellation) =>
        {
            if (RunOf(storage, entry) is not { } run || await access.FindRun(run, cancellation) is not var (_, job))
                return null;
            // The trail takes the ids of a route.
            context.Request.RouteValues[entry] = run;
            return job;
        },
        (entry, cancellation) => press((Guid)context.Request.RouteValues[entry]!, cancellation));

    private async Task<IResult> Do(
        HttpContext context,
        Func<string, CancellationToken, Task<DeclaredJob?>> find,
        Func<string, CancellationToken, Task<JobAnswer>> press)
    {
        if (await IsForged(context) is { } forged)
            return forged;
        var cancellation = context.RequestAborted;
        if (await Meant(context) is not { Count: > 0 } meant)
            return No(StatusCodes.Status422UnprocessableEntity);
        foreach (var one in meant)
        {
            if (await find(one, cancellation) is not { } job)
                return Problem.Of(new NoSuchJob());
            if (!await access.MayRun(job, cancellation))
                return Problem.Of(new JobNotAllowed(job.Declaration.Right.Name));
        }

        JobAnswer.Refused? refused = null;
        foreach (var one in meant)
            refused = await press(one, cancellation) as JobAnswer.Refused ?? refused;
        return refused is null ? TypedResults.NoContent() : Problem.Of(refused.Rejection);
    }

    private async Task<IResult?> IsForged(HttpContext context) =>
        await antiforgery.IsRequestValidAsync(context) ? null : No(StatusCodes.Status400BadRequest);

    private static async Task<List<string>> Meant(HttpContext context) =>
        context.Request.RouteValues.TryGetValue(Entry, out var entry) ? [(string)entry!]
        : context.Request.HasFormContentType ? [.. (await context.Request.ReadFormAsync())[Ticked].OfType<string>().Distinct()]
        : [];

    private static Problem No(int status) => new(
        status switch
        {
            StatusCodes.Status400BadRequest => "malformed-request",
            StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
            _ => "invalid-request",
        },
        status);
}
