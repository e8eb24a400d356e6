using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.Chapters.Views;

/// <summary>A post with seats that have no regular holder. The row is gone as soon as all have one.</summary>
/// <param name="OpenSeats">The seats, somebody who stands in or not.</param>
/// <param name="HalfFilled">Whether it is a pair of which one is missing.</param>
/// <param name="FillBy">The earliest day by which one of them is to be filled.</param>
internal sealed record VacancyRow(
    Guid Id, Guid ChapterId, PostKind Kind, LocalText Title, int OpenSeats, bool HalfFilled, DateOnly FillBy)
{
    public static RowTable Table { get; } = new RowTable("vacancy").Synchronised(scope: null);

    /// <summary>Whether a seat is vacant all its mandates say together, so the row is made from what the decider sees.</summary>
    public static VacancyRow? Of(Post post) =>
        post is Post.Standing s && s.Vacant.ToList() is { Count: > 0 } open
            ? new VacancyRow(
                s.PostId, s.ChapterId, s.Rules.Kind, s.Rules.Title, open.Count, s.Rules.IsPair && open.Count == 1,
                open.Min(seat => s.FillBy[seat - 1]))
            : null;

    internal sealed class View : IInlineView<PostEvent>
    {
        public RowTable Table => VacancyRow.Table;

        public string? Render(IReadOnlyCollection<PostEvent> history) =>
            Of(PostDecider.Instance.Fold(history)) is { } row ? StoredJson.Write(row) : null;
    }
}
