using System.Collections.Frozen;

namespace VoltKosova.EventStore;

/// <summary>
/// Hears of new events for one reader, and only of those that the reader wants: a commit that does not concern it costs it nothing.
/// </summary>
public sealed class CommitListener
{
    private readonly FrozenSet<string> _names;
    private readonly Lock _gate = new();
    private TaskCompletionSource? _waiting;
    private long _place;
    private long _heard;
    private bool _woken;

    internal CommitListener(FrozenSet<string> names) => _names = names;

    /// <summary>Completes once there is an event beyond a place, or something that nobody here knows more of.</summary>
    public Task Beyond(long place)
    {
        lock (_gate)
        {
            if (_woken || _heard > place)
            {
                // Forgotten once told: a log that was set back must not wake its reader for ever.
                (_woken, _heard) = (false, 0);
                return Task.CompletedTask;
            }

            _place = place;
            return (_waiting ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    internal void Hear(IReadOnlyList<StoredEvent> events)
    {
        for (var at = events.Count - 1; at >= 0; at--)
        {
            if (_names.Contains(events[at].Name))
            {
                Hear(events[at].Position);
                return;
            }
        }
    }

    internal void Wake()
    {
        lock (_gate)
        {
            if (!Complete())
                _woken = true;
        }
    }

    private void Hear(long position)
    {
        lock (_gate)
        {
            if (position <= _place && _waiting is not null)
                return;
            if (!Complete())
                _heard = Math.Max(_heard, position);
        }
    }

    private bool Complete()
    {
        var waiting = _waiting;
        _waiting = null;
        return waiting?.TrySetResult() ?? false;
    }
}
