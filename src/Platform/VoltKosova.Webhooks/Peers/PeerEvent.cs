using VoltKosova.Kernel;

namespace VoltKosova.Webhooks.Peers;

/// <summary>What peers tell. Names and fields are the stored format: see WebhookStreams. The log is the queue that modules read.</summary>
internal abstract record PeerEvent
{
    private PeerEvent()
    {
    }

    /// <param name="Data">JSON text, as it was signed.</param>
    public sealed record MessageReceived(Guid PeerId, Guid MessageId, string Type, string Data, DateTimeOffset At) : PeerEvent;

    /// <summary>Nothing is decided about a message but that it came.</summary>
    public static Decider<int, PeerEvent, PeerEvent> Taking { get; } = new(0, (_, message) => message, (count, _) => count + 1);
}
