using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Messaging;

namespace VoltKosova.Platform.Tests.Webhooks;

/// <summary>A module with something to tell.</summary>
internal sealed class NoticeStreams : IStreams
{
    public static string Module => "notices";

    public static EventNames Names { get; } = EventNames.Begin()
        .Map<NoticeFact.Posted>("notices.posted.v1")
        .Map<NoticeFact.Removed>("notices.removed.v1")
        .Map<NoticeFact.Read>("notices.read.v1")
        .End();

    public static IReadOnlyList<TableSpec> Tables => [];

    public static StreamType<int, NoticeFact, NoticeFact> Notices { get; } = new(
        "notice", new Decider<int, NoticeFact, NoticeFact>(0, (_, fact) => fact, (count, _) => count + 1));

    public static Publisher Publisher { get; } = Publisher.Begin<NoticeStreams>()
        .Since(2026, 3, 1)
        .On<NoticeFact.Posted, NoticePosted>(
            "notices.notice-posted.v1",
            posted => new NoticePosted(posted.NoticeId, posted.ChapterId, posted.On, posted.At, null, [posted.NoticeId]))
        .On<NoticeFact.Removed, NoticeRemoved>("notices.notice-removed.v1", removed => new NoticeRemoved(removed.NoticeId))
        .ToModules<NoticeFact.Read, NoticeRead>("notices.notice-read.v1", read => new NoticeRead(read.ChapterId, read.By))
        .End();
}

internal abstract record NoticeFact
{
    public sealed record Posted(Guid NoticeId, Guid ChapterId, DateOnly On, DateTimeOffset At, string Inside) : NoticeFact;

    public sealed record Removed(Guid NoticeId) : NoticeFact;

    public sealed record Read(Guid ChapterId, Guid By) : NoticeFact;
}

internal sealed record NoticePosted(
    Guid NoticeId, Guid ChapterId, DateOnly PostedOn, DateTimeOffset PostedAt, DateOnly? Until, IReadOnlyList<Guid> Related);

internal sealed record NoticeRemoved(Guid NoticeId);

internal sealed record NoticeRead(Guid ChapterId, Guid By);
