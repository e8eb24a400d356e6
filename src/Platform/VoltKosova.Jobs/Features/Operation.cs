using System.Text.Json.Nodes;
using VoltKosova.Web;

namespace VoltKosova.Jobs.Features;

/// <summary>Long work as the API shows it: a job's run.</summary>
/// <param name="Id">The run.</param>
/// <param name="JobId">The job.</param>
/// <param name="Title">The job's title.</param>
/// <param name="Status">Where it is in its life.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Parameters">What it runs with, defaults included.</param>
/// <param name="Reason">Why it was asked for.</param>
/// <param name="RequestedBy">The account that asked; null for the cron.</param>
/// <param name="ScheduledFor">The instant of the cron that it runs for; null when it was asked for.</param>
/// <param name="RetryOf">The operation that it repeats.</param>
/// <param name="Attempt">How often it was begun.</param>
/// <param name="CancelRequested">Whether somebody asked it to end.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="StartedAt">When the last attempt began.</param>
/// <param name="FinishedAt">When it was over.</param>
/// <param name="Error">Why the last attempt failed.</param>
/// <param name="Log">What the job said, in the language of the request: up to 1,000 lines after <c>log_after</c>.</param>
internal sealed record Operation(
    Guid Id,
    string JobId,
    string Title,
    OperationStatus Status,
    OperationProgress Progress,
    JsonObject Parameters,
    string? Reason,
    Guid? RequestedBy,
    DateTimeOffset? ScheduledFor,
    Guid? RetryOf,
    int Attempt,
    bool CancelRequested,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    OperationError? Error,
    IReadOnlyList<OperationLine> Log)
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);

    public static string PathOf(Guid id) => $"/api/v1/operations/{id}";

    /// <summary>200, with the pause before the next look while it is under way.</summary>
    public Answer Shown() => Status is OperationStatus.Queued or OperationStatus.Running
        ? Answer.Ok(this).AskAgainIn(_pause)
        : Answer.Ok(this);
}

/// <summary>Where an operation is in its life.</summary>
internal enum OperationStatus
{
    /// <summary>Waits for the run before it, for a host, or for its next try.</summary>
    Queued,

    /// <summary>Is being done.</summary>
    Running,

    /// <summary>Is done.</summary>
    Succeeded,

    /// <summary>Will not be done.</summary>
    Failed,

    /// <summary>Was ended by somebody.</summary>
    Cancelled,
}

/// <summary>How far an operation is.</summary>
/// <param name="Done">In the job's own unit.</param>
/// <param name="Total">Null while it is not known.</param>
/// <param name="Step">What it does now, in the language of the request.</param>
/// <param name="EstimatedEnd">When it ends if it goes on as fast as until now; null while nobody can tell.</param>
internal sealed record OperationProgress(long Done, long? Total, string? Step, DateTimeOffset? EstimatedEnd);

/// <summary>Why an operation failed.</summary>
/// <param name="Code">Stable, kebab case.</param>
/// <param name="Detail">English, without personal data.</param>
internal sealed record OperationError(string Code, string Detail);

/// <summary>A line of an operation's log.</summary>
internal sealed record OperationLine(long Number, DateTimeOffset At, string Text);
