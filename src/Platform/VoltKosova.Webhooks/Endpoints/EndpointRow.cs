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
    DateTimeOffset RegisteredAt,
    IReadOnlyList<Guid>? Chapters = null,
    bool Batch = false,
    int? MostPerSecond = null,
    bool IsPeer = false,
    DateTimeOffset? DisabledAt = null,
    DateTimeOffset? FailingSince = null,
    int? AtOnce = null) : InlineRow
{
    public static RowTable Table { get; } = new RowTable("webhook_endpoint").Synchronised();

    public static Projection<EndpointRow, EndpointEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, EndpointEvent.Registered f) => new EndpointRow(
            f.EndpointId, f.ChapterId, f.Url, f.EventTypes, f.Description, Standing.Pending, null, f.At, f.Chapters, f.Batch,
            f.MostPerSecond, f.IsPeer, AtOnce: f.AtOnce),
        ({ State: not Standing.Pending } r, EndpointEvent.Changed { IsMoved: true } f) => With(r, f.Terms) with
        {
            State = Standing.Disabled,
            DisabledBecause = Endpoints.DisabledBecause.Moved,
            DisabledAt = f.At,
            FailingSince = null,
        },
        ({ } r, EndpointEvent.Changed f) => With(r, f.Terms),
        ({ } r, EndpointEvent.ChallengeAnswered or EndpointEvent.Enabled) =>
            r with { State = Standing.Active, DisabledBecause = null, DisabledAt = null, FailingSince = null },
        ({ } r, EndpointEvent.FailureNoticed f) => r with { FailingSince = f.FailingSince },
        ({ } r, EndpointEvent.Disabled f) =>
            r with { State = Standing.Disabled, DisabledBecause = f.Because, DisabledAt = f.At, FailingSince = f.FailingSince },
        (_, EndpointEvent.Deleted) => null,
        _ => row,
    });

    private static EndpointRow With(EndpointRow row, EndpointTerms terms) => row with
    {
        Url = terms.Url,
        EventTypes = terms.EventTypes,
        Description = terms.Description,
        Chapters = terms.Chapters,
        Batch = terms.Batch,
        MostPerSecond = terms.MostPerSecond,
        AtOnce = terms.AtOnce,
    };
}
