using VoltKosova.EventStore;

namespace VoltKosova.Webhooks.Peers;

/// <summary>The keys that a peer signs with, wrapped like our own; the newest first. Null before it has told us one.</summary>
internal sealed record PeerRow(string? WrappedKeys)
{
    public static RowTable Table { get; } = new("webhook_peer");
}

/// <summary>A message that has been taken, so that it is not taken twice. Kept for seven days.</summary>
internal sealed record ReceivedRow(Guid PeerId, DateTimeOffset At)
{
    public static RowTable Table { get; } = new("webhook_received", RowKey.Text);

    /// <summary>Of the peer's own id: two peers may choose the same one.</summary>
    public static string IdOf(Guid peer, string messageId) => $"{peer}/{messageId}";
}
