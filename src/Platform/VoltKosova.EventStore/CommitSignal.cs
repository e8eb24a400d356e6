namespace VoltKosova.EventStore;

/// <summary>Wakes waiting readers of this process; a hint, never a promise: readers also poll.</summary>
public sealed class CommitSignal
{
    private TaskCompletionSource _next = New();
    private long _commits;

    /// <summary>Completes at the next pulse. Take it before looking for work, so that no pulse falls between.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>How many commits of this process have pulsed; other hosts want to hear of those.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    /// <summary>Wakes everybody who waits, after a commit of this process.</summary>
    public void Pulse()
    {
        Interlocked.Increment(ref _commits);
        Wake();
    }

    /// <summary>Wakes everybody who waits, after a commit somewhere else.</summary>
    public void Wake() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
