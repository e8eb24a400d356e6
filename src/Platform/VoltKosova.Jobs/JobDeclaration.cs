using VoltKosova.Access;
using VoltKosova.Kernel;

namespace VoltKosova.Jobs;

/// <summary>What a job is.</summary>
/// <param name="Id">Stable and unique: the module and a name in kebab case, <c>membership.delete-unconfirmed-applications</c>.</param>
/// <param name="Title">A few words for the list.</param>
/// <param name="Description">What it does and to what, in a sentence or two.</param>
/// <param name="Right">Who may run it, cancel it and run it again.</param>
/// <param name="Cron">
/// Seconds, minutes, hours, day of month, month, day of week, read in Europe/Belgrade: <c>0 30 3 * * ?</c> is half past three every night.
/// Days of the week have names (<c>MON-FRI</c>), because engines do not agree on which one is the first.
/// An hour that the change to summer time skips runs when the clock has jumped; one that winter time repeats runs once.
/// Null when it only runs by hand. A tick runs with the parameters' defaults.
/// </param>
/// <param name="Timeout">A run that takes longer is cancelled and has failed.</param>
/// <param name="Retry">What happens after a failure.</param>
public sealed record JobDeclaration(
    string Id, LocalText Title, LocalText Description, Right Right, string? Cron, TimeSpan Timeout, JobRetry Retry)
{
    /// <summary>Whoever runs it says why, though it is no <see cref="IMassJob{TParameters}"/>.</summary>
    public bool NeedsReason { get; init; }
}

/// <summary>How often a failed run is tried again, and when.</summary>
/// <param name="Retries">The tries after the first one.</param>
/// <param name="First">
/// The pause before the first of them; it doubles from one to the next, up to a day. The try begins within seconds after it.
/// </param>
public sealed record JobRetry(int Retries, TimeSpan First)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>A failure is final.</summary>
    public static JobRetry Never { get; } = new(0, TimeSpan.Zero);

    /// <summary>Three more tries: after half a minute, a minute, two minutes.</summary>
    public static JobRetry Usual { get; } = new(3, TimeSpan.FromSeconds(30));

    /// <summary>The pause after a failed attempt, counted from 1; null when it was the last.</summary>
    public TimeSpan? After(int attempt) => attempt > Retries
        ? null
        : TimeSpan.FromTicks((long)Math.Min(Longest.Ticks, First.Ticks * Math.Pow(2, attempt - 1)));
}
