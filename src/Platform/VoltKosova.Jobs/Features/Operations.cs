using System.Text.Json.Nodes;
using VoltKosova.Web;

namespace VoltKosova.Jobs.Features;

/// <summary>Reads runs as operations, for whoever may see their jobs.</summary>
internal sealed class Operations(JobAccess access, IJobs jobs, RequestLanguage spoken)
{
    private static readonly OperationError _lost = new("host-lost", "Its hosts died under it again and again.");

    /// <summary>An operation that the caller may see, or null.</summary>
    /// <param name="logAfter">The number of the last line of its log that is known.</param>
    public async Task<Operation?> Find(Guid id, long logAfter, CancellationToken cancellation) =>
        await access.FindRun(id, cancellation) is var (run, job)
            ? Show(run, job, await jobs.Log(id, logAfter, cancellation))
            : null;

    private Operation Show(JobRunRow run, DeclaredJob job, IReadOnlyList<JobLogLine> log) => new(
        run.Id,
        run.Job,
        job.Declaration.Title.In(spoken.Language),
        StatusOf(run.State),
        new OperationProgress(run.Progress.Done, run.Progress.Total, run.Progress.Step?.In(spoken.Language), run.EstimatedEnd),
        JsonNode.Parse(run.ParametersJson)!.AsObject(),
        run.Reason,
        run.RequestedBy,
        run.Tick,
        run.RetryOf,
        run.Attempt,
        run.CancelRequested,
        run.QueuedAt,
        run.StartedAt,
        run.EndedAt,
        run.State is JobRunState.Lost ? _lost : run.Error is { } error ? new OperationError(error.Code, error.Text) : null,
        [.. log.Select(line => new OperationLine(line.Number, line.At, line.Text.In(spoken.Language)))]);

    private static OperationStatus StatusOf(JobRunState state) => state switch
    {
        JobRunState.Queued => OperationStatus.Queued,
        JobRunState.Running => OperationStatus.Running,
        JobRunState.Succeeded => OperationStatus.Succeeded,
        JobRunState.Cancelled => OperationStatus.Cancelled,
        JobRunState.Failed or JobRunState.Lost => OperationStatus.Failed,
    };
}
