using System.Security.Cryptography;
using VoltKosova.EventStore;

namespace VoltKosova.Webhooks.Filling;

/// <summary>One message on its way to one endpoint. Nothing vanishes: what is not sent has a row that says why.</summary>
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
    string? LastOutcome = null)
{
    public static RowTable Table { get; } = new("webhook_delivery");

    /// <summary>The id of the delivery of a message to an endpoint: the same whenever it is asked for, so that there is one.</summary>
    public static Guid IdOf(Guid message, Guid endpoint)
    {
        Span<byte> name = stackalloc byte[32];
        message.TryWriteBytes(name, bigEndian: true, out _);
        endpoint.TryWriteBytes(name[16..], bigEndian: true, out _);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(name, hash);

        // UUIDv8: made from a name, by a rule of one's own.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

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
