using VoltKosova.Access;

namespace VoltKosova.Messaging;

/// <summary>The rights of delivery. It works on the whole movement, so both need to hold for the whole movement.</summary>
public static class MessagingRights
{
    /// <summary>See subscribers and dead letters: ids, names of events, causes.</summary>
    public static readonly Right See = new("messages.see", Role.Administrator, Role.DataProtectionOfficer, Role.ReadOnlyOperator);

    /// <summary>Have a dead letter tried again.</summary>
    public static readonly Right Retry = new("messages.retry", Role.Administrator);
}
