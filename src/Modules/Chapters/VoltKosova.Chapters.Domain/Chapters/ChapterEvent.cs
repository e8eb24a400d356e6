using VoltKosova.Kernel;

namespace VoltKosova.Chapters.Domain.Chapters;

/// <summary>What happens to a chapter. Names and fields are the stored format: see ChaptersStreams.</summary>
internal abstract record ChapterEvent
{
    private ChapterEvent()
    {
    }

    /// <summary>It exists from now on.</summary>
    /// <param name="ParentId">The chapter above it; null for the movement.</param>
    /// <param name="Name">As its people call it.</param>
    /// <param name="Names">As it is called in each language.</param>
    /// <param name="By">The founding account.</param>
    public sealed record Founded(
        Guid ChapterId, Guid? ParentId, ChapterLevel Level, string Name, LocalText Names, Guid By, DateTimeOffset At) : ChapterEvent;

    /// <summary>It is called something else.</summary>
    public sealed record Renamed(Guid ChapterId, string Name, LocalText Names, Guid By, DateTimeOffset At) : ChapterEvent;

    /// <summary>It holds these places, and no others.</summary>
    public sealed record AreaChanged(Guid ChapterId, ChapterArea Area, Guid By, DateTimeOffset At) : ChapterEvent;
}
