namespace VoltKosova.EventStore;

/// <summary>One fact as it lies in the log.</summary>
/// <param name="Position">Its place in the log of the whole store; grows, with gaps.</param>
/// <param name="Id">Unique for ever.</param>
/// <param name="StreamId">The stream it belongs to.</param>
/// <param name="Version">Its place in that stream: 1, 2, 3 … without gaps.</param>
/// <param name="Name">The stored name, for example <c>membership.application-submitted.v1</c>; never a CLR name.</param>
/// <param name="Json">The payload: snake_case JSON with personal fields sealed.</param>
/// <param name="Metadata">When, by whom, in answer to what.</param>
public sealed record StoredEvent(
    long Position, Guid Id, Guid StreamId, long Version, string Name, string Json, EventMetadata Metadata)
{
    /// <summary>The fact itself, for as long as whoever stored it still has it at hand; otherwise null.</summary>
    public FreshFact? Fresh { get; init; }
}

/// <summary>A fact on its way into the log.</summary>
public sealed record NewEvent(Guid Id, string Name, string Json)
{
    /// <summary>The fact, so that readers in this process need not open what was sealed a moment ago; null where nobody gave it.</summary>
    public FreshFact? Fresh { get; init; }
}

/// <summary>
/// A fact as it was before it was stored. It may hold personal fields in the open, so it is for the next moment only, and is let go when
/// anybody's key is destroyed.
/// </summary>
public sealed class FreshFact(object fact)
{
    private object? _fact = fact;

    /// <summary>The fact; null once it was let go.</summary>
    public object? Fact => Volatile.Read(ref _fact);

    /// <summary>From here on only the stored form is left.</summary>
    public void LetGo() => Volatile.Write(ref _fact, null);

    /// <summary>Without what it holds, so that nothing personal gets into a log by accident.</summary>
    public override string ToString() => nameof(FreshFact);
}

/// <summary>What is known about the making of a fact.</summary>
/// <param name="At">UTC, from the injected clock.</param>
/// <param name="CorrelationId">The request or delivery that everything came from.</param>
/// <param name="CausationId">The event that led to this one, when a reaction made it.</param>
/// <param name="User">The id of the account that acted; null for the system itself and for the public.</param>
public sealed record EventMetadata(DateTimeOffset At, string? CorrelationId, string? CausationId, string? User);
