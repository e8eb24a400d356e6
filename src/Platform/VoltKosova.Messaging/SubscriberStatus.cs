namespace VoltKosova.Messaging;

/// <summary>How a subscriber is doing on this host, for health checks, metrics and logs.</summary>
/// <param name="Name">The subscriber.</param>
/// <param name="Source">The module whose log it reads.</param>
/// <param name="Target">The module it acts in.</param>
/// <param name="State">What it is doing.</param>
/// <param name="Position">Everything up to here has had its effect.</param>
/// <param name="Behind">How many numbers were drawn after its position when it last looked; some may be dead.</param>
/// <param name="BehindSince">Since when it has not reached the end of the log, UTC; null when it has.</param>
/// <param name="Parked">How many streams wait behind a dead letter.</param>
/// <param name="Error">What keeps it from acting, without personal data; null when all is well.</param>
/// <param name="Since">Since when it has been in this state, UTC.</param>
public sealed record SubscriberStatus(
    string Name,
    string Source,
    string Target,
    SubscriberState State,
    long Position,
    long Behind,
    DateTimeOffset? BehindSince,
    int Parked,
    string? Error,
    DateTimeOffset Since);

/// <summary>What a subscriber is doing.</summary>
public enum SubscriberState
{
    /// <summary>Not begun, or another host acts.</summary>
    Standby,

    /// <summary>Acts on this host.</summary>
    Active,

    /// <summary>Held up by a transaction that drew a number and has not ended; goes on once it has.</summary>
    HeldUp,

    /// <summary>Waits for a store that does not answer; goes on by itself.</summary>
    Waiting,

    /// <summary>
    /// Met an event that this version does not know, or a log that has lost its end; goes on once the software is newer or the checkpoint
    /// has been set right.
    /// </summary>
    Stopped,
}
