using VoltKosova.Kernel;

namespace VoltKosova.Chapters.Domain.Chapters;

/// <summary>A chapter of the movement, or the movement itself, which is the root of the tree.</summary>
internal abstract record Chapter
{
    private Chapter()
    {
    }

    public static Chapter Initial { get; } = new NotFounded();

    public static Chapter Evolve(Chapter chapter, ChapterEvent fact) => (chapter, fact) switch
    {
        (_, ChapterEvent.Founded f) => new Standing(f.ChapterId, f.Level, f.Name, f.Names, ChapterArea.Nowhere),
        (Standing standing, ChapterEvent.Renamed f) => standing with { Name = f.Name, Names = f.Names },
        (Standing standing, ChapterEvent.AreaChanged f) => standing with { Area = f.Area },
        _ => chapter,
    };

    /// <summary>Before it was founded.</summary>
    public sealed record NotFounded : Chapter;

    /// <summary>Founded.</summary>
    public sealed record Standing(Guid ChapterId, ChapterLevel Level, string Name, LocalText Names, ChapterArea Area) : Chapter;
}
