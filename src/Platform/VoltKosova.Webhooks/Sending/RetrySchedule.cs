namespace VoltKosova.Webhooks.Sending;

/// <summary>Ten attempts over three days, the advice of Standard Webhooks; then the delivery has failed and waits for a replay.</summary>
internal static class RetrySchedule
{
    private static readonly TimeSpan[] _delays =
    [
        TimeSpan.Zero, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2),
        TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>How long to wait after so many attempts; null when that was the last.</summary>
    /// <param name="attempts">Attempts made, 1 or more.</param>
    /// <param name="jitter">From -1 to 1: how much of a fifth is taken away or added, so that not everything comes at once.</param>
    /// <param name="retryAfter">What the receiver asked for; honoured between one and two usual delays.</param>
    public static TimeSpan? After(int attempts, double jitter, TimeSpan? retryAfter) =>
        attempts >= _delays.Length ? null : Wait(_delays[attempts], jitter, retryAfter);

    private static TimeSpan Wait(TimeSpan delay, double jitter, TimeSpan? retryAfter) =>
        retryAfter is { } asked && asked > delay
            ? asked < 2 * delay ? asked : 2 * delay
            : delay * (1 + (jitter / 5));
}
