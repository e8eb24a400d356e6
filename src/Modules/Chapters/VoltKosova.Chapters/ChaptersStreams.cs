using VoltKosova.Chapters.Domain.Chapters;
using VoltKosova.Chapters.Domain.Holders;
using VoltKosova.Chapters.Domain.Posts;
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
        .Map<PostEvent.Established>("chapters.post-established.v1")
        .Map<PostEvent.RulesChanged>("chapters.post-rules-changed.v1")
        .Map<PostEvent.MandateBegan>("chapters.mandate-began.v1")
        .Map<PostEvent.MandateEnded>("chapters.mandate-ended.v1")
        .Map<HolderEvent.MemberKnown>("chapters.member-known.v1")
        .Map<HolderEvent.MemberLost>("chapters.member-lost.v1")
        .Map<HolderEvent.OfficeTaken>("chapters.office-taken.v1")
        .Map<HolderEvent.OfficeLeft>("chapters.office-left.v1")
        .Map<HolderEvent.Barred>("chapters.holder-barred.v1")
        .Map<HolderEvent.Forgotten>("chapters.holder-forgotten.v1")
        .Map<PostEvent.HolderErased>("chapters.post-holder-erased.v1")
        .End();

    public static StreamType<Chapter, ChapterCommand, ChapterEvent> Chapters { get; } = new(
        "chapter", ChapterDecider.Instance, new InlineView<ChapterRow, ChapterEvent>(ChapterRow.Table, ChapterRow.Projection));

    public static StreamType<Post, PostCommand, PostEvent> Posts { get; } = new(
        "post",
        PostDecider.Instance,
        new InlineView<PostRow, PostEvent>(PostRow.Table, PostRow.Projection),
        new VacancyRow.View());

    /// <summary>Per person, by the person's id.</summary>
    public static StreamType<Holder, HolderCommand, HolderEvent> Holders { get; } = new("holder", HolderDecider.Instance);

    /// <summary>Per place: the one chapter that holds it. The movement holds <see cref="AreaKey.Everything"/>.</summary>
    public static RowTable AreaEntries { get; } = new("area_entry", RowKey.Text);

    public static IReadOnlyList<TableSpec> Tables { get; } =
    [
        new(ChapterRow.Table, "(data ->> 'parent_id')", "(data ->> 'name'), id", "(data ->> 'founded_at'), id"),
        new(AreaEntries),
        new(PostRow.Table, "(data ->> 'chapter_id')", "(data ->> 'established_on'), id"),
        new(VacancyRow.Table, "(data ->> 'chapter_id')", "(data ->> 'fill_by'), id"),
        new(
            MandateRow.Table,
            "(data ->> 'chapter_id'), (data ->> 'from'), id",
            "(data ->> 'from'), id",
            "(data ->> 'until')"),
    ];
}
