using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Dues;

namespace VoltKosova.Membership.Dues;

/// <summary>A declaration of income, as the member and the treasurer see it.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day.</param>
internal sealed record IncomeBandRow(
    Guid Id,
    Guid MemberId,
    Guid ChapterId,
    IncomeBand Band,
    DateOnly From,
    DateOnly Until,
    DateTimeOffset DeclaredAt) : InlineRow
{
    public static RowTable Table { get; } = new("income_band");

    public static Projection<IncomeBandRow, IncomeBandEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, IncomeBandEvent.Declared f) =>
            new IncomeBandRow(f.DeclarationId, f.MemberId, f.ChapterId, f.Band, f.From, f.Until, f.At),
        ({ } r, IncomeBandEvent.Ended f) => r with { Until = f.Until },
        _ => row,
    });
}
