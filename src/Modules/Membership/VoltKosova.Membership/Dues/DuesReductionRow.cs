using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Dues;

namespace VoltKosova.Membership.Dues;

/// <summary>A reduction, as the member and the treasurer see it.</summary>
/// <param name="Percent">What is taken off the plan's amount.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
internal sealed record DuesReductionRow(
    Guid Id,
    Guid MemberId,
    Guid ChapterId,
    ReductionReason Reason,
    int Percent,
    DateOnly From,
    DateOnly Until,
    DateTimeOffset GrantedAt) : InlineRow
{
    public static RowTable Table { get; } = new("dues_reduction");

    public static Projection<DuesReductionRow, DuesReductionEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, DuesReductionEvent.Granted f) =>
            new DuesReductionRow(f.ReductionId, f.MemberId, f.ChapterId, f.Reason, f.Percent, f.From, f.Until, f.At),
        ({ } r, DuesReductionEvent.Ended f) => r with { Until = f.Until },
        _ => row,
    });
}
