using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain.Members;

namespace VoltKosova.Membership.Views;

/// <summary>How many members a chapter has. Many members share the row, so it follows the log instead of being written with it.</summary>
internal sealed record ChapterHeadcount(Guid ChapterId, int Members, DateOnly LastJoinedOn)
{
    public static RowTable Table { get; } = new RowTable("chapter_headcount").Shared().Synchronised();

    public static Projection<ChapterHeadcount, MemberEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, MemberEvent.Admitted f) => new ChapterHeadcount(f.ChapterId, (row?.Members ?? 0) + 1, f.JoinedOn),
        ({ } r, MemberEvent.Ended) => r with { Members = r.Members - 1 },
        (_, MemberEvent.ChapterJoined f) => new ChapterHeadcount(f.ChapterId, (row?.Members ?? 0) + 1, row?.LastJoinedOn ?? f.On),
        ({ } r, MemberEvent.ChapterLeft) => r with { Members = r.Members - 1 },
        ({ } r, MemberEvent.Merged) => r with { Members = r.Members - 1 },
        ({ } r, MemberEvent.Restored) => r with { Members = r.Members + 1 },
        _ => row,
    });

    public static string? KeyOf(MemberEvent fact) => fact switch
    {
        MemberEvent.Admitted f => f.ChapterId.ToString(),
        MemberEvent.Ended f => f.ChapterId.ToString(),
        MemberEvent.ChapterJoined f => f.ChapterId.ToString(),
        MemberEvent.ChapterLeft f => f.ChapterId.ToString(),
        MemberEvent.Merged f => f.ChapterId?.ToString(),
        MemberEvent.Restored f => f.ChapterId?.ToString(),
        _ => null,
    };
}
