using VoltKosova.EventStore;

namespace VoltKosova.Webhooks.Sending;

/// <summary>One attempt at one delivery, for the log that its owner reads.</summary>
/// <param name="WebhookId">What the request was identified by: the event's id, or the batch's.</param>
/// <param name="Url">Where it went.</param>
/// <param name="Signature">What it was signed with, so that a receiver who refuses it can be compared with.</param>
/// <param name="TookMs">From the first look-up of the name to the last byte that was read, in milliseconds.</param>
/// <param name="Response">The beginning of the answer.</param>
internal sealed record AttemptRow(
    Guid DeliveryId,
    int Number,
    DateTimeOffset At,
    AttemptClass Class,
    OutcomeClass Outcome,
    int? Status,
    int TookMs,
    string? Response,
    Guid? WebhookId = null,
    string? Url = null,
    string? Signature = null)
{
    public static RowTable Table { get; } = new("webhook_attempt");
}

/// <summary>Whose success or failure an attempt was.</summary>
internal enum AttemptClass
{
    /// <summary>The endpoint has taken it.</summary>
    Delivered,

    /// <summary>The endpoint, or the way to it, failed.</summary>
    Failed,

    /// <summary>This host failed: nothing is charged to the endpoint.</summary>
    System,
}
