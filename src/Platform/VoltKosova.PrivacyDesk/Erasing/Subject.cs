using System.Collections.Immutable;

namespace VoltKosova.PrivacyDesk.Erasing;

/// <summary>A person about whom something is kept, as whoever has to forget them sees them.</summary>
/// <param name="RequestedAt">When it was asked that the person be forgotten; null when nobody has.</param>
/// <param name="Erased">How everybody was told the last time; null when nobody was.</param>
/// <param name="Holds">What the law wants kept, by hold.</param>
/// <param name="Waiting">The parts that have not acknowledged.</param>
/// <param name="AcknowledgedAt">When the last of them has; null while one is missing.</param>
internal sealed record Subject(
    DateTimeOffset? RequestedAt,
    SubjectEvent.Erased? Erased,
    ImmutableDictionary<Guid, Hold> Holds,
    ImmutableHashSet<string> Waiting,
    DateTimeOffset? AcknowledgedAt)
{
    public static Subject Initial { get; } = new(null, null, ImmutableDictionary<Guid, Hold>.Empty, [], null);

    public bool IsErased => Erased is not null;

    public static Subject Evolve(Subject subject, SubjectEvent fact) => fact switch
    {
        SubjectEvent.ErasureRequested f => subject with { RequestedAt = f.At },
        SubjectEvent.HoldPlaced f => subject with { Holds = subject.Holds.SetItem(f.HoldId, new Hold(f.HoldId, f.Basis, f.Until)) },
        SubjectEvent.HoldLifted f => subject with { Holds = subject.Holds.Remove(f.HoldId) },
        SubjectEvent.Erased f => subject with { Erased = f, Waiting = [.. f.Parts], AcknowledgedAt = null },
        SubjectEvent.Acknowledged f => subject.Without(f),
        SubjectEvent.ConsentWithdrawn => subject,
        _ => throw new System.Diagnostics.UnreachableException(fact.GetType().Name),
    };

    /// <summary>The holds in the way on a day, the last to end last; the last day is part of a hold.</summary>
    public IReadOnlyList<Hold> HoldsOn(DateOnly day) =>
        [.. Holds.Values.Where(hold => day <= hold.Until).OrderBy(hold => hold.Until).ThenBy(hold => hold.HoldId)];

    private Subject Without(SubjectEvent.Acknowledged fact) => Waiting.Remove(fact.Part) switch
    {
        { IsEmpty: true } none => this with { Waiting = none, AcknowledgedAt = fact.At },
        var others => this with { Waiting = others },
    };
}

/// <summary>Something that the law wants kept.</summary>
/// <param name="Until">The last day.</param>
internal sealed record Hold(Guid HoldId, HoldBasis Basis, DateOnly Until);
