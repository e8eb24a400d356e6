namespace VoltKosova.Messaging;

/// <summary>How a subscriber is doing, for health checks and the staff pages.</summary>
/// <param name="Name">The subscriber.</param>
/// <param name="Source">The module whose log it reads.</param>
/// <param name="Target">The module it acts in.</param>
/// <param name="State">What it is doing.</param>
/// <param name="Position">Everything up to here has had its effect.</param>
/// <param name="Parked">How many streams wait behind a dead letter.</param>
/// <param name="Error">The type of the last failure while it lasts; null when all is well.</param>
/// <param name="Since">Since when it has been in this state, UTC.</param>
public sealed record SubscriberStatus(
    string Name, string Source, string Target, SubscriberState State, long Position, int Parked, string? Error, DateTimeOffset Since);

/// <summary>What a subscriber is doing.</summary>
public enum SubscriberState
{
    /// <summary>Not begun, or another host acts.</summary>
    Standby,

    /// <summary>Acts on this host.</summary>
    Active,

    /// <summary>Waits for a store that does not answer; goes on by itself.</summary>
    Waiting,

    /// <summary>Met an event that this version does not know; goes on once the software is newer.</summary>
    Stopped,
}
