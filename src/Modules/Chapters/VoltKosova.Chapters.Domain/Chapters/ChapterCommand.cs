using VoltKosova.Kernel;

namespace VoltKosova.Chapters.Domain.Chapters;

internal abstract record ChapterCommand
{
    private ChapterCommand()
    {
    }

    /// <summary>Founds a chapter below another one, or the movement.</summary>
    /// <param name="Founding">What is to be true.</param>
    /// <param name="ParentLevel">The level of the chapter above it; null when there is none above.</param>
    public sealed record Found(ChapterEvent.Founded Founding, ChapterLevel? ParentLevel) : ChapterCommand;

    /// <summary>Gives it another name.</summary>
    public sealed record Rename(string Name, LocalText Names, Guid By, DateTimeOffset At) : ChapterCommand;

    /// <summary>Gives it these places and takes all others from it.</summary>
    public sealed record SetArea(ChapterArea Area, Guid By, DateTimeOffset At) : ChapterCommand;
}
