using VoltKosova.EventStore;

namespace VoltKosova.Webhooks.Filling;

/// <summary>One message on its way to one endpoint. Nothing vanishes: what is not sent has a row that says why.</summary>
/// <param name="Attempts">All that were made, also before a replay.</param>
/// <param name="LastOutcome">How the last attempt ended, or why there was none.</param>
/// <param name="IsReplay">Whether somebody asked for it again: then how it goes says nothing about the endpoint's health.</param>
/// <param name="AttemptsBefore">How many of the attempts were made before it was asked for again: the schedule begins anew.</param>
internal sealed record DeliveryRow(
    Guid Id,
    Guid EndpointId,
    Guid MessageId,
    string Type,
    DeliveryKind Kind,
    DeliveryState State,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset DueAt,
    string? LastOutcome = null,
    bool IsReplay = false,
    int AttemptsBefore = 0)
{
    public static RowTable Table { get; } = new("webhook_delivery");

    /// <summary>What somebody asked for again: due at once, under the same id, with the whole schedule before it.</summary>
    public DeliveryRow Again(DateTimeOffset now) => this with
    {
        State = DeliveryState.Pending,
        DueAt = now,
        IsReplay = true,
        AttemptsBefore = Attempts,
    };

    /// <summary>The id of the delivery of a message to an endpoint: the same whenever it is asked for, so that there is one.</summary>
    public static Guid IdOf(Guid message, Guid endpoint) => NamedId.Of([message, endpoint]);

    /// <summary>A delivery that is due at once.</summary>
    public static DeliveryRow New(Guid message, Guid endpoint, string type, DeliveryKind kind, DateTimeOffset now) =>
        new(IdOf(message, endpoint), endpoint, message, type, kind, DeliveryState.Pending, 0, now, now);
}

/// <summary>What a delivery is for.</summary>
internal enum DeliveryKind
{
    /// <summary>Something happened; tried up to ten times.</summary>
    Event,

    /// <summary>A sample that somebody asked for; tried once.</summary>
    Test,

    /// <summary>The question whether the endpoint wants webhooks; tried once, also while it gets nothing else.</summary>
    Challenge,
}

/// <summary>How a delivery stands.</summary>
internal enum DeliveryState
{
    /// <summary>Due now or later.</summary>
    Pending,

    /// <summary>The endpoint has taken it.</summary>
    Delivered,

    /// <summary>Given up after the last attempt.</summary>
    Failed,

    /// <summary>The endpoint was disabled or gone when it fell due.</summary>
    Skipped,
}
