using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.Webhooks.Endpoints;

/// <summary>An endpoint as its chapter sees it and as deliveries go by it.</summary>
internal sealed record EndpointRow(
    Guid Id,
    Guid? ChapterId,
    string Url,
    IReadOnlyList<string> EventTypes,
    string? Description,
    Standing State,
    DisabledBecause? DisabledBecause,
    DateTimeOffset RegisteredAt) : InlineRow
{
    public static RowTable Table { get; } = new RowTable("webhook_endpoint").Synchronised();

    public static Projection<EndpointRow, EndpointEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, EndpointEvent.Registered f) => new EndpointRow(
            f.EndpointId, f.ChapterId, f.Url, f.EventTypes, f.Description, Standing.Pending, null, f.At),
        ({ } r, EndpointEvent.ChallengeAnswered) => r with { State = Standing.Active, DisabledBecause = null },
        ({ } r, EndpointEvent.Disabled f) => r with { State = Standing.Disabled, DisabledBecause = f.Because },
        (_, EndpointEvent.Deleted) => null,
        _ => row,
    });
}
