using System.Collections.Frozen;
using System.Collections.Immutable;

namespace VoltKosova.EventStore;

/// <summary>Wakes waiting readers of this process; a hint, never a promise: readers also poll.</summary>
public sealed class CommitSignal
{
    private ImmutableArray<CommitListener> _listeners = [];
    private TaskCompletionSource? _next;
    private long _commits;
    private long _wakes;

    /// <summary>Completes at the next pulse. Take it before looking for work, so that no pulse falls between.</summary>
    public Task Next
    {
        get
        {
            while (true)
            {
                if (Volatile.Read(ref _next) is { } next)
                    return next.Task;
                Interlocked.CompareExchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously), null);
            }
        }
    }

    /// <summary>How many commits of this process have pulsed; other hosts want to hear of those.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    /// <summary>Whether anybody in this process listens for events.</summary>
    public bool IsHeard => !_listeners.IsEmpty;

    /// <summary>How often something was committed that this process knows nothing more of.</summary>
    public long Wakes => Interlocked.Read(ref _wakes);

    /// <summary>An ear for events of these names only, for one reader.</summary>
    public CommitListener Listen(FrozenSet<string> names)
    {
        var listener = new CommitListener(names);
        ImmutableInterlocked.Update(ref _listeners, (all, one) => all.Add(one), listener);
        return listener;
    }

    /// <summary>Wakes everybody who waits, after a commit of this process.</summary>
    public void Pulse()
    {
        Interlocked.Increment(ref _commits);
        Wake();
    }

    /// <summary>After a commit of this process: wakes who listens for these events, and whoever waits for any.</summary>
    public void Pulse(IReadOnlyList<StoredEvent> events)
    {
        Interlocked.Increment(ref _commits);
        Tell(events);
        Complete();
    }

    /// <summary>Wakes who listens for these events.</summary>
    public void Tell(IReadOnlyList<StoredEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        foreach (var listener in _listeners)
            listener.Hear(events);
    }

    /// <summary>Wakes everybody who waits, after a commit somewhere else.</summary>
    public void Wake()
    {
        Interlocked.Increment(ref _wakes);
        foreach (var listener in _listeners)
            listener.Wake();
        Complete();
    }

    private void Complete() => Interlocked.Exchange(ref _next, null)?.TrySetResult();
}
