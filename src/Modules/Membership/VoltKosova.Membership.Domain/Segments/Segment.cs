using VoltKosova.Kernel;

namespace VoltKosova.Membership.Domain.Segments;

/// <summary>A filter over members that a chapter has given a name. It holds the rule and no member.</summary>
internal abstract record SegmentEvent
{
    private SegmentEvent()
    {
    }

    /// <summary>Somebody has named it, or said anew what it is.</summary>
    /// <param name="ChapterId">Whose it is; who looks after that chapter sees and uses it.</param>
    public sealed record Saved(
        Guid SegmentId, Guid ChapterId, string Name, IReadOnlyList<SegmentCondition> Conditions, Guid By, DateTimeOffset At) : SegmentEvent;

    /// <summary>Nobody needs it any more.</summary>
    public sealed record Removed(Guid SegmentId, Guid By, DateTimeOffset At) : SegmentEvent;

    public static Decider<SegmentState, SegmentEvent, SegmentEvent> Decider { get; } = new(new SegmentState.None(), Decide, Evolve);

    private static Decision<SegmentEvent> Decide(SegmentState segment, SegmentEvent said) => (segment, said) switch
    {
        (SegmentState.Gone, Removed) => Decision<SegmentEvent>.Nothing,
        (SegmentState.Gone, _) or (SegmentState.None, Removed) => new NoSuchSegment(),
        (SegmentState.Kept { Facts: var f }, Saved s) when f.Name == s.Name && f.Conditions.SequenceEqual(s.Conditions) =>
            Decision<SegmentEvent>.Nothing,
        _ => said,
    };

    private static SegmentState Evolve(SegmentState segment, SegmentEvent fact) => fact switch
    {
        Saved saved => new SegmentState.Kept(saved),
        Removed => new SegmentState.Gone(),
        _ => segment,
    };
}

/// <summary>One condition, as the list of members takes it.</summary>
internal sealed record SegmentCondition(string Attribute, string Op, string Value);

/// <summary>Where a segment stands.</summary>
internal abstract record SegmentState
{
    private SegmentState()
    {
    }

    public sealed record None : SegmentState;

    public sealed record Kept(SegmentEvent.Saved Facts) : SegmentState;

    public sealed record Gone : SegmentState;
}

internal sealed record NoSuchSegment() : Rejection("There is no such segment.", RejectionKind.NotFound);

internal sealed record NotForSegments() : Rejection("A condition asks what a segment does not keep.", RejectionKind.Invalid);
