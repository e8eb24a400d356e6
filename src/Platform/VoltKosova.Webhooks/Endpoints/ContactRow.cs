using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.Webhooks.Endpoints;

/// <summary>Who is told when an endpoint fails. Beside the log, like the secret: deleting the endpoint deletes it.</summary>
internal sealed record ContactRow(string Email, Language Language)
{
    public static RowTable Table { get; } = new("webhook_contact");
}

/// <summary>Since when every attempt at an endpoint has failed. There is none while the last one went well.</summary>
internal sealed record HealthRow(DateTimeOffset FailingSince, DateTimeOffset LastFailureAt)
{
    public static RowTable Table { get; } = new("webhook_health");
}
