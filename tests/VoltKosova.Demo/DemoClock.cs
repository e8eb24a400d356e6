namespace VoltKosova.Demo;

/// <summary>The time of the story. It only goes forward, and stands still between two acts.</summary>
/// <param name="now">When the story begins.</param>
public sealed class DemoClock(DateTimeOffset now) : TimeProvider
{
    private long _ticks = now.UtcTicks;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Goes on to a moment; a moment that has passed changes nothing.</summary>
    public void GoTo(DateTimeOffset moment) => Interlocked.Exchange(ref _ticks, Math.Max(_ticks, moment.UtcTicks));
}
