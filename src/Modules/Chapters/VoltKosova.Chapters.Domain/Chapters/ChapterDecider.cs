using VoltKosova.Kernel;
using static VoltKosova.Chapters.Domain.Chapters.Chapter;
using static VoltKosova.Chapters.Domain.Chapters.ChapterCommand;
using static VoltKosova.Chapters.Domain.Chapters.ChapterEvent;

namespace VoltKosova.Chapters.Domain.Chapters;

internal static class ChapterDecider
{
    public static Decider<Chapter, ChapterCommand, ChapterEvent> Instance { get; } = new(Initial, Decide, Evolve);

    private static Decision<ChapterEvent> Decide(Chapter chapter, ChapterCommand command) => (chapter, command) switch
    {
        (NotFounded, Found { ParentLevel: null, Founding.Level: ChapterLevel.Movement } c) => c.Founding,
        (NotFounded, Found { ParentLevel: null }) => new ParentNeeded(),
        (NotFounded, Found { ParentLevel: { } parent } c) when c.Founding.Level.IsBelow(parent) => c.Founding,
        (NotFounded, Found) => new LevelNotBelowParent(),
        (Standing, Found) => Decision<ChapterEvent>.Nothing,
        (NotFounded, _) => new NoSuchChapter(),

        (Standing s, Rename c) when (s.Name, s.Names) == (c.Name, c.Names) => Decision<ChapterEvent>.Nothing,
        (Standing s, Rename c) => new Renamed(s.ChapterId, c.Name, c.Names, c.By, c.At),

        (Standing s, SetArea c) when s.Area == c.Area => Decision<ChapterEvent>.Nothing,
        (Standing s, SetArea c) => new AreaChanged(s.ChapterId, c.Area, c.By, c.At),

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };
}
