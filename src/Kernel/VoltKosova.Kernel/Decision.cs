using System.Runtime.CompilerServices;

namespace VoltKosova.Kernel;

/// <summary>
/// What a decider answers: facts, nothing, or a rejection. Every arm of a decider converts to it, so that a switch reads as a table:
/// <c>=> new Admitted(…)</c>, <c>=> [new Moved(…), new Numbered(…)]</c>, <c>=> new NoOpenApplication()</c>, <c>=>
/// Decision&lt;T&gt;.Nothing</c>.
/// </summary>
[CollectionBuilder(typeof(Decision), nameof(Decision.Of))]
public readonly struct Decision<TEvent> : IEquatable<Decision<TEvent>>
    where TEvent : class
{
    private readonly TEvent[]? _events;

    internal Decision(TEvent[] events) => _events = events;

    private Decision(Rejection rejection) => Rejection = rejection;

    /// <summary>Asked again, or nothing to do: no fact, no refusal.</summary>
    public static Decision<TEvent> Nothing => default;

    /// <summary>The facts, in the order in which they happened; empty when there are none or when the command was rejected.</summary>
    public IReadOnlyList<TEvent> Events => _events ?? [];

    /// <summary>The reason for the "no", or null.</summary>
    public Rejection? Rejection { get; }

    /// <summary>Enumerates the facts.</summary>
    public IEnumerator<TEvent> GetEnumerator() => Events.GetEnumerator();

    public static implicit operator Decision<TEvent>(TEvent fact) => new([fact]);

    public static implicit operator Decision<TEvent>(Rejection rejection) => new(rejection);

    public static bool operator ==(Decision<TEvent> left, Decision<TEvent> right) => left.Equals(right);

    public static bool operator !=(Decision<TEvent> left, Decision<TEvent> right) => !left.Equals(right);

    /// <inheritdoc />
    public bool Equals(Decision<TEvent> other) => Equals(Rejection, other.Rejection) && Events.SequenceEqual(other.Events);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Decision<TEvent> other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Rejection, Events.Count);
}

/// <summary>Builds decisions from collection expressions.</summary>
public static class Decision
{
    /// <summary>A decision of several facts, in order.</summary>
    public static Decision<TEvent> Of<TEvent>(ReadOnlySpan<TEvent> events)
        where TEvent : class => new(events.ToArray());
}
