namespace VoltKosova.Platform.Tests.Jobs;

/// <summary>A host's clock that somebody sets; its timers and its stopwatch go on as before, as a machine's do.</summary>
public sealed class JumpingClock : TimeProvider
{
    private long _off;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _off));

    public void Jump(TimeSpan by) => Interlocked.Add(ref _off, by.Ticks);
}
