namespace VoltKosova.Messaging;

/// <summary>
/// How often delivery looks, renews and tries again. It goes by real time, also where a test or the demo sets the clock of the business.
/// </summary>
/// <param name="Lease">How long a host that has died keeps its subscribers from others.</param>
/// <param name="Renewal">How old a lease may get before it is renewed, and how seldom a passed position is stored.</param>
/// <param name="Poll">How long to wait for a signal before looking all the same.</param>
/// <param name="FirstRetry">The pause after the first failure of an event; it doubles with each further one.</param>
/// <param name="Alarm">How long an open transaction may hold a subscriber up before it is said.</param>
internal sealed record DeliveryPace(TimeSpan Lease, TimeSpan Renewal, TimeSpan Poll, TimeSpan FirstRetry, TimeSpan Alarm)
{
    /// <summary>How long a subscriber whose effects may come a little later gathers events.</summary>
    public TimeSpan Gather { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>How long a reader waits for a shared view to show a write.</summary>
    public TimeSpan ViewPatience { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How long it is until those who wait for a signal look all the same: all at the same moments, so that one look at a log answers all.
    /// </summary>
    public TimeSpan UntilNextLook => Poll - TimeSpan.FromTicks(TimeProvider.System.GetElapsedTime(0).Ticks % Poll.Ticks);

    /// <summary>How often an event is tried before its stream is parked.</summary>
    public const int Attempts = 5;

    /// <summary>The pause before an event is tried again.</summary>
    public TimeSpan PauseAfter(int attempt) => FirstRetry * (1 << (attempt - 1));

    public static DeliveryPace Usual { get; } = new(
        TimeSpan.FromSeconds(10),
        TimeSpan.FromSeconds(3),
        TimeSpan.FromSeconds(1),
        TimeSpan.FromMilliseconds(100),
        TimeSpan.FromSeconds(5));
}
