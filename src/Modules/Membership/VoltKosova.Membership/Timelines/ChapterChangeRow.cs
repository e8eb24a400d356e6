using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;

namespace VoltKosova.Membership.Timelines;

/// <summary>A member who came from one chapter to another. It names nobody, so that the chapter that was left may keep it.</summary>
/// <param name="Chapters">Both, for whoever looks after one of them.</param>
internal sealed record ChapterChangeRow(
    string Id,
    Guid MemberId,
    Guid FromChapterId,
    Guid ChapterId,
    IReadOnlyList<Guid> Chapters,
    ChapterTrigger Trigger,
    DateOnly On,
    DateTimeOffset RecordedAt)
{
    public static RowTable Table { get; } = new RowTable("chapter_change", RowKey.Text).Shared();

    public static Projection<ChapterChangeRow, MemberEvent> Projection { get; } = new((row, fact) => fact is MemberEvent.ChapterJoined f
        ? new ChapterChangeRow(KeyOf(f)!, f.MemberId, f.From, f.ChapterId, [f.From, f.ChapterId], f.Trigger, f.On, f.At)
        : row);

    public static string? KeyOf(MemberEvent fact) => fact is MemberEvent.ChapterJoined f
        ? $"{f.MemberId}:{StoredJson.TextOf(f.At)}"
        : null;
}
