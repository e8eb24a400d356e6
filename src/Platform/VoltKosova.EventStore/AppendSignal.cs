namespace VoltKosova.EventStore;

/// <summary>Wakes waiting readers of this process; a hint, never a promise: readers also poll.</summary>
public sealed class AppendSignal
{
    private TaskCompletionSource _next = New();

    /// <summary>Completes at the next pulse. Take it before looking for work, so that no pulse falls between.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>Wakes everybody who waits.</summary>
    public void Pulse() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
