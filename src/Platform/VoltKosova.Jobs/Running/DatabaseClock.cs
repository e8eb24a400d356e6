namespace VoltKosova.Jobs.Running;

/// <summary>
/// PostgreSQL's clock, as this host has last read it, carried on by the host's own stopwatch. All hosts of a database agree on it, and
/// somebody who sets a host's clock, or a clock that was wrong when the host started, moves nothing. Until it has been read it is the
/// host's.
/// </summary>
/// <param name="host">The host's clock; its timers and its stopwatch do not jump.</param>
public sealed class DatabaseClock(TimeProvider host) : TimeProvider
{
    private sealed record Reading(DateTimeOffset At, long Stamp);

    private volatile Reading? _last;

    /// <inheritdoc />
    public override long TimestampFrequency => host.TimestampFrequency;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => host.LocalTimeZone;

    /// <summary>How far the host's own clock is ahead; less than nothing when it is behind.</summary>
    public TimeSpan Ahead => host.GetUtcNow() - GetUtcNow();

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() =>
        _last is { } last ? (last.At + host.GetElapsedTime(last.Stamp)).ToUniversalTime() : host.GetUtcNow();

    /// <inheritdoc />
    public override long GetTimestamp() => host.GetTimestamp();

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        host.CreateTimer(callback, state, dueTime, period);

    /// <summary>Takes over what the database says.</summary>
    /// <param name="ask">Asks it for its time.</param>
    public async Task Read(Func<Task<DateTimeOffset>> ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        var before = host.GetTimestamp();
        var at = await ask();

        // It was that time somewhere between the question and the answer: in the middle, as far as anybody can tell.
        _last = new Reading(at + (host.GetElapsedTime(before) / 2), host.GetTimestamp());
    }
}
