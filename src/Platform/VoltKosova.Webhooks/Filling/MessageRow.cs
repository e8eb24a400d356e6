using VoltKosova.EventStore;

namespace VoltKosova.Webhooks.Filling;

/// <summary>
/// What is sent, kept once however many endpoints get it. The body is text, so that every attempt sends the same bytes. The row's id is the
/// <c>webhook-id</c>.
/// </summary>
internal sealed record MessageRow(string Type, string Body, DateTimeOffset At)
{
    public static RowTable Table { get; } = new("webhook_message");
}
