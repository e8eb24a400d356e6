namespace VoltKosova.Messaging;

/// <summary>
/// A stream that a subscriber could not go on with: the event that failed and why. Later events of the same stream wait behind it, so
/// that their order is kept; other streams go on. The row's id is <c>subscriber/stream id</c>.
/// </summary>
/// <param name="Subscriber">Who could not take it.</param>
/// <param name="Source">The module whose log the stream is in.</param>
/// <param name="StreamId">The stream that waits.</param>
/// <param name="EventId">The event that failed.</param>
/// <param name="EventName">Its stored name.</param>
/// <param name="Version">Its place in the stream; everything from here on waits.</param>
/// <param name="Cause">The code of a rejection or the type of an exception; never its message, which may quote data.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="FailedAt">When it was given up, UTC.</param>
public sealed record DeadLetter(
    string Subscriber,
    string Source,
    Guid StreamId,
    Guid EventId,
    string EventName,
    long Version,
    string Cause,
    int Attempts,
    DateTimeOffset FailedAt)
{
    /// <summary>The id of its row.</summary>
    public string Id => IdOf(Subscriber, StreamId);

    /// <summary>Its id where it is part of an address.</summary>
    public string PublicId => $"{Subscriber}~{StreamId}";

    /// <summary>Subscriber and stream from an id of an address.</summary>
    public static bool TryParse(string publicId, out string subscriber, out Guid streamId)
    {
        ArgumentNullException.ThrowIfNull(publicId);
        var parts = publicId.Split('~');
        subscriber = parts[0];
        streamId = default;
        return parts.Length == 2 && Guid.TryParse(parts[1], out streamId);
    }

    internal static string IdOf(string subscriber, Guid streamId) => $"{subscriber}/{streamId}";
}
