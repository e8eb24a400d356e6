using VoltKosova.EventStore;

namespace VoltKosova.Messaging;

/// <summary>
/// What a module does by itself when something has happened: in its own log (a private fact) or in another module's (a public event).
/// Called at least once per event, in order per stream; what it gathers in the writing commits together with the
/// subscriber's checkpoint, so in the database it takes effect exactly once. It has no other effect.
/// </summary>
public interface IReaction<TEvent>
{
    /// <summary>Reacts. A rejection or a repeated exception puts the event into the dead letters.</summary>
    Task When(Delivered<TEvent> delivered, Writing writing);
}

/// <summary>
/// A promise of a reaction: several events may have their effects in one commit. It reads what it writes through its
/// <see cref="Writing"/> only, which knows of the events before it in the same commit. When such a commit fails, or two of the events would
/// write facts to the same stream, they are taken one by one.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesBatchesAttribute : Attribute
{
    /// <summary>
    /// The effect may come some milliseconds later, as a mail may: it waits for further events, and leaves the processor to what somebody
    /// waits for.
    /// </summary>
    public bool MayWait { get; init; }
}

/// <summary>An event on its way to a reaction.</summary>
/// <param name="Event">The fact.</param>
/// <param name="Id">The id of the event, the same at every delivery.</param>
/// <param name="StreamId">The stream in the module it comes from.</param>
/// <param name="Version">Its place in that stream.</param>
/// <param name="Metadata">When, by whom, in answer to what.</param>
public sealed record Delivered<TEvent>(TEvent Event, Guid Id, Guid StreamId, long Version, EventMetadata Metadata);

/// <summary>Any public event of any module; a reaction to this type hears all of them.</summary>
/// <param name="Name">The public name, for example <c>membership.member-admitted.v1</c>.</param>
/// <param name="Module">Where it happened.</param>
/// <param name="Body">The contract's record.</param>
public sealed record PublicEvent(string Name, string Module, object Body);
