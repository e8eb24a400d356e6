using VoltKosova.Chapters.Domain.Chapters;
using VoltKosova.Chapters.Views;
using VoltKosova.EventStore;

namespace VoltKosova.Chapters;

/// <summary>What the module stores. The names are promises: they stand in the log for ever.</summary>
internal sealed class ChaptersStreams : IStreams
{
    public static string Module => "chapters";

    public static EventNames Names { get; } = EventNames.Begin()
        .Map<ChapterEvent.Founded>("chapters.chapter-founded.v1")
        .Map<ChapterEvent.Renamed>("chapters.chapter-renamed.v1")
        .Map<ChapterEvent.AreaChanged>("chapters.chapter-area-changed.v1")
        .End();

    public static StreamType<Chapter, ChapterCommand, ChapterEvent> Chapters { get; } = new(
        "chapter", ChapterDecider.Instance, new InlineView<ChapterRow, ChapterEvent>(ChapterRow.Table, ChapterRow.Projection));

    /// <summary>Per place: the one chapter that holds it. The movement holds <see cref="AreaKey.Everything"/>.</summary>
    public static RowTable AreaEntries { get; } = new("area_entry", RowKey.Text);

    public static IReadOnlyList<TableSpec> Tables { get; } =
    [
        new(ChapterRow.Table, "(data ->> 'parent_id')", "(data ->> 'name'), id", "(data ->> 'founded_at'), id"),
        new(AreaEntries),
    ];
}
