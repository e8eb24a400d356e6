using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.OwnArea;

namespace VoltKosova.Membership.OwnArea;

/// <summary>A wish, as the member and the receiving chapter see it.</summary>
/// <param name="FromChapterId">The chapter that had the member when they asked.</param>
/// <param name="ChapterId">The chapter that decides.</param>
internal sealed record ChapterWishRow(
    Guid Id, Guid MemberId, Guid FromChapterId, Guid ChapterId, ChapterWishState State, string? Reason, DateTimeOffset AskedAt)
    : InlineRow
{
    public static RowTable Table { get; } = new("chapter_wish");

    /// <summary>Why the receiving chapter does not agree.</summary>
    public string? RefusedFor { get; init; }

    public static Projection<ChapterWishRow, ChapterWishEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, ChapterWishEvent.Asked f) =>
            new ChapterWishRow(f.WishId, f.MemberId, f.From, f.To, ChapterWishState.Open, f.Reason, f.At),
        (_, ChapterWishEvent.Forgotten) => null,
        ({ } r, ChapterWishEvent.Refused f) => r with { State = ChapterWishState.Refused, RefusedFor = f.Reason },
        ({ } r, _) => r with { State = ChapterWishEvent.StateAfter(fact) },
        _ => row,
    });
}

/// <summary>The wish of a member that waits, so that there is one.</summary>
internal sealed record WishClaim(Guid WishId);
