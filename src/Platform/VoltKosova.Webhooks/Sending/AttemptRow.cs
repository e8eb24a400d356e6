using VoltKosova.EventStore;

namespace VoltKosova.Webhooks.Sending;

/// <summary>One attempt at one delivery, for the log that its owner reads.</summary>
internal sealed record AttemptRow(
    Guid DeliveryId, int Number, DateTimeOffset At, OutcomeClass Outcome, int? Status, int TookMs, string? Response)
{
    public static RowTable Table { get; } = new("webhook_attempt");
}
