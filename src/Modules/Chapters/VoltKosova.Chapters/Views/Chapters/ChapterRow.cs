using VoltKosova.Chapters.Domain.Chapters;
using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.Chapters.Views;

/// <summary>A chapter as everybody may see it.</summary>
internal sealed record ChapterRow(
    Guid Id, Guid? ParentId, ChapterLevel Level, string Name, LocalText Names, ChapterArea Area, DateTimeOffset FoundedAt) : InlineRow
{
    public static RowTable Table { get; } = new RowTable("chapter").Synchronised(scope: null);

    public static Projection<ChapterRow, ChapterEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, ChapterEvent.Founded f) => new ChapterRow(f.ChapterId, f.ParentId, f.Level, f.Name, f.Names, ChapterArea.Nowhere, f.At),
        ({ } r, ChapterEvent.Renamed f) => r with { Name = f.Name, Names = f.Names },
        ({ } r, ChapterEvent.AreaChanged f) => r with { Area = f.Area },
        _ => row,
    });
}
