using System.Diagnostics.CodeAnalysis;

namespace VoltKosova.EventStore;

/// <summary>Where ids come from. Tests put fixed ids in its place.</summary>
/// <param name="clock">The clock that time-ordered ids are drawn from.</param>
public class IdSource(TimeProvider clock)
{
    /// <summary>An id for a stream, an event or a run: UUIDv7, so that neighbours in time are neighbours in an index.</summary>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "The one place that makes ids.")]
    public virtual Guid Next() => Guid.CreateVersion7(clock.GetUtcNow());

    /// <summary>An id for a human being: UUIDv4, because the id must not tell when the person came.</summary>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "The one place that makes ids.")]
    public virtual Guid NextPerson() => Guid.NewGuid();
}
