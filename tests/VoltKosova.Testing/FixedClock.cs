namespace VoltKosova.Testing;

/// <summary>A clock that stands still until it is told to move.</summary>
public sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    /// <summary>A Monday noon in Prishtinë that most tests begin at.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 3, 2, 11, 0, 0, TimeSpan.Zero);

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Moves the clock.</summary>
    public void Advance(TimeSpan time) => _now += time;
}
