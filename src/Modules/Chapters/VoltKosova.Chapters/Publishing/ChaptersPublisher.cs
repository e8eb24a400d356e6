using VoltKosova.Chapters.Contracts;
using VoltKosova.Chapters.Domain.Chapters;
using VoltKosova.EventStore;
using VoltKosova.Messaging;

namespace VoltKosova.Chapters.Publishing;

/// <summary>What others may know of this module: which chapters there are and what they hold, not who founded them.</summary>
internal static class ChaptersPublisher
{
    public static Publisher Instance { get; } = Publisher.Begin<ChaptersStreams>()
        .On<ChapterEvent.Founded, ChapterFounded>("chapters.chapter-founded.v1", founded => new ChapterFounded(
            founded.ChapterId, founded.ParentId, StoredJson.NameOf(founded.Level)))
        .On<ChapterEvent.AreaChanged, ChapterAreaChanged>("chapters.chapter-area-changed.v1", changed => new ChapterAreaChanged(
            changed.ChapterId,
            changed.Area.Municipalities,
            changed.Area.Countries,
            [.. changed.Area.Localities.Select(locality => $"{locality.Country}:{locality.Folded}")]))
        .End();
}
