namespace VoltKosova.Jobs;

/// <summary>A run as it is stored.</summary>
/// <param name="Id">The run.</param>
/// <param name="Job">The job's id; the job may be gone from the catalogue.</param>
/// <param name="ParametersJson">What it runs with.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Progress">What it reported last.</param>
/// <param name="RequestedBy">The account that asked; null for the cron.</param>
/// <param name="Reason">Why it was asked for.</param>
/// <param name="RetryOf">The run that this one repeats.</param>
/// <param name="Tick">The instant of the cron that it runs for; null when it was asked for.</param>
/// <param name="Attempt">How often it was begun.</param>
/// <param name="QueuedAt">When it was asked for.</param>
/// <param name="DueAt">When it may begin: later than <paramref name="QueuedAt"/> when it waits for another try.</param>
/// <param name="StartedAt">When the last attempt began.</param>
/// <param name="EndedAt">When it was over.</param>
/// <param name="HeartbeatAt">When its host last showed that it works on it.</param>
/// <param name="CancelRequested">Whether somebody asked it to end.</param>
/// <param name="CancelRequestedBy">The account that did.</param>
/// <param name="Error">Why the last attempt failed; kept though a later one succeeds.</param>
public sealed record JobRunRow(
    Guid Id,
    string Job,
    string ParametersJson,
    JobRunState State,
    JobProgress Progress,
    Guid? RequestedBy,
    string? Reason,
    Guid? RetryOf,
    DateTimeOffset? Tick,
    int Attempt,
    DateTimeOffset QueuedAt,
    DateTimeOffset DueAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    DateTimeOffset? HeartbeatAt,
    bool CancelRequested,
    Guid? CancelRequestedBy,
    JobError? Error)
{
    /// <summary>
    /// When it ends if it goes on as fast as until now; null while nobody can tell. By the database's clock alone, which wrote both
    /// instants.
    /// </summary>
    public DateTimeOffset? EstimatedEnd => this is
    {
        State: JobRunState.Running,
        StartedAt: { } began,
        HeartbeatAt: { } reported,
        Progress: { Done: > 0 and var done, Total: { } total },
    } && total > done && reported > began
        ? began + ((reported - began) * ((double)total / done))
        : null;
}

/// <summary>Where a run is in its life.</summary>
public enum JobRunState
{
    /// <summary>Waits for the run before it, for a host, or for its next try.</summary>
    Queued,

    /// <summary>A host works on it.</summary>
    Running,

    /// <summary>It did what it was to do.</summary>
    Succeeded,

    /// <summary>Its last try failed.</summary>
    Failed,

    /// <summary>Somebody ended it.</summary>
    Cancelled,

    /// <summary>Its hosts died under it again and again: it will not be tried any more.</summary>
    Lost,
}

/// <summary>Why a run failed.</summary>
/// <param name="Code">The kind: <c>timed-out</c>, or the exception's type in kebab case.</param>
/// <param name="Text">Where it failed, without personal data.</param>
public sealed record JobError(string Code, string Text);

/// <summary>Which runs to list.</summary>
/// <param name="Job">Of this job; null for all.</param>
/// <param name="State">In this state; null for all.</param>
/// <param name="Before">Older than this run, for the next page.</param>
/// <param name="Limit">At most so many.</param>
public sealed record JobRunFilter(string? Job = null, JobRunState? State = null, Guid? Before = null, int Limit = 50)
{
    /// <summary>Of one of these jobs; null for all.</summary>
    public IReadOnlyCollection<string>? Jobs { get; init; }

    /// <summary>Only what somebody asked for, not what the cron did.</summary>
    public bool OnlyAsked { get; init; }

    /// <summary>Asked for by this account; null for all.</summary>
    public Guid? RequestedBy { get; init; }
}

/// <summary>The cron's last and next instants, UTC; null when there is none.</summary>
public sealed record JobTicks(DateTimeOffset? Last, DateTimeOffset? Next);

/// <summary>The life of a run.</summary>
public static class JobRunStates
{
    /// <summary>True when nothing more will happen to it.</summary>
    public static bool IsOver(this JobRunState state) => state is not (JobRunState.Queued or JobRunState.Running);
}
