using VoltKosova.Chapters.Domain.Chapters;
using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.Chapters.Features;

/// <summary>
/// Who holds which place. A claim commits with the fact that makes it true, so a place has one chapter at every moment, and whoever comes
/// second decides again and is told so.
/// </summary>
internal static class AreaClaims
{
    /// <summary>Claims a place; false when another chapter holds it.</summary>
    public static async Task<bool> Claim(Writing writing, string place, Guid chapter)
    {
        if (await writing.Row<AreaEntry>(ChaptersStreams.AreaEntries, place) is not null)
            return false;
        writing.Insert(ChaptersStreams.AreaEntries, place, new AreaEntry(chapter));
        return true;
    }

    /// <summary>Gives back what a chapter no longer holds and claims what is new to it.</summary>
    public static async Task<Rejection?> Move(Writing writing, Guid chapter, ChapterArea before, ChapterArea after)
    {
        foreach (var place in before.Keys().Except(after.Keys()))
            writing.Delete(ChaptersStreams.AreaEntries, place);
        foreach (var place in after.Keys().Except(before.Keys()))
        {
            if (!await Claim(writing, place, chapter))
                return writing.Reject(new AreaTaken(place));
        }

        return null;
    }
}

/// <summary>Whose place it is.</summary>
internal sealed record AreaEntry(Guid ChapterId);
