using Microsoft.AspNetCore.Http.HttpResults;
using VoltKosova.Jobs;

namespace VoltKosova.Host.Staff;

/// <summary>What the script asks every second while a run is under way: how far it is, and the lines it has not seen.</summary>
internal static class RunState
{
    internal sealed record Line(long Number, string At, string Text);

    internal sealed record Body(
        string State,
        string Label,
        bool Over,
        long Done,
        long? Total,
        string? Step,
        string Count,
        string Estimate,
        IReadOnlyList<Line> Lines);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/staff/runs/{id:guid}/state", Handle).RequireAuthorization().ExcludeFromDescription();

    private static async Task<Results<Ok<Body>, NotFound>> Handle(
        Guid id, long? after, JobAccess access, IJobs jobs, Say say, CancellationToken cancellation)
    {
        if (await access.FindRun(id, cancellation) is not var (run, _))
            return TypedResults.NotFound();
        var log = await jobs.Log(id, after ?? 0, cancellation);
        return TypedResults.Ok(new Body(
            run.State.ToString().ToLowerInvariant(),
            say[run.State],
            run.State.IsOver(),
            run.Progress.Done,
            run.Progress.Total,
            run.Progress.Step is { } step ? say[step] : null,
            Count(run.Progress, say),
            Estimate(run, say),
            [.. log.Select(line => new Line(line.Number, Say.Clock(line.At), say[line.Text]))]));
    }

    /// <summary>When it ends if it goes on like this; empty while nobody can tell.</summary>
    public static string Estimate(JobRunRow run, Say say) => run.EstimatedEnd is { } end ? say["run.estimate", Say.Clock(end)] : "";

    public static string Count(JobProgress progress, Say say) => progress switch
    {
        { Total: { } total } => say["run.of", progress.Done, total],
        { Done: > 0 } => say["run.done", progress.Done],
        _ => "",
    };
}
