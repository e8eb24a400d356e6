using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Segments;

namespace VoltKosova.Membership.Segments;

/// <summary>A segment, as the staff of its chapter see it.</summary>
internal sealed record SegmentRow(
    Guid Id, Guid ChapterId, string Name, IReadOnlyList<SegmentCondition> Conditions, DateTimeOffset SavedAt) : InlineRow
{
    public static RowTable Table { get; } = new("segment");

    public static Projection<SegmentRow, SegmentEvent> Projection { get; } = new((row, fact) => fact switch
    {
        SegmentEvent.Saved f => new SegmentRow(f.SegmentId, f.ChapterId, f.Name, f.Conditions, f.At),
        SegmentEvent.Removed => null,
        _ => row,
    });
}
