using VoltKosova.Chapters.Contracts;
using VoltKosova.Chapters.Domain.Chapters;
using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.EventStore;
using VoltKosova.Messaging;

namespace VoltKosova.Chapters.Publishing;

/// <summary>What others may know of this module: which chapters there are and what they hold, not who founded them.</summary>
internal static class ChaptersPublisher
{
    public static Publisher Instance { get; } = Publisher.Begin<ChaptersStreams>()
        .Since(2026, 11, 22)
        .On<ChapterEvent.Founded, ChapterFounded>("chapters.chapter-founded.v1", founded => new ChapterFounded(
            founded.ChapterId, founded.ParentId, StoredJson.NameOf(founded.Level)))
        .On<ChapterEvent.AreaChanged, ChapterAreaChanged>("chapters.chapter-area-changed.v1", changed => new ChapterAreaChanged(
            changed.ChapterId,
            changed.Area.Municipalities,
            changed.Area.Countries,
            [.. changed.Area.Localities.Select(locality => $"{locality.Country}:{locality.Folded}")]))
        .On<PostEvent.MandateBegan, MandateBegan>("chapters.mandate-began.v1", began => new MandateBegan(
            began.MandateId, began.PostId, began.ChapterId, StoredJson.NameOf(began.Kind), began.Seat, began.PersonId, began.From,
            began.Until, StoredJson.NameOf(began.Basis)))
        .On<PostEvent.MandateEnded, MandateEnded>("chapters.mandate-ended.v1", ended => new MandateEnded(
            ended.MandateId, ended.PostId, ended.ChapterId, StoredJson.NameOf(ended.Kind), ended.Seat, ended.PersonId,
            StoredJson.NameOf(ended.Reason), ended.EndedOn, ended.FillBy))
        .End();
}
