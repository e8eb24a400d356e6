using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Applications;
using VoltKosova.Membership.Features;
using VoltKosova.Messaging;
using VoltKosova.Postgres;

namespace VoltKosova.Membership.Reactions;

/// <summary>
/// Gives applications that were confirmed before there was any chapter for them to the chapter that now holds their place. Applications
/// that a chapter has already stay with it.
/// </summary>
internal sealed class WhenChapterAreaChangesThenRouteWaitingApplications(IChapterTerritories territories, Databases databases)
    : IReaction<ChapterAreaChanged>
{
    public async Task When(Delivered<ChapterAreaChanged> delivered, Writing writing)
    {
        foreach (var id in await Waiting(writing.Cancellation))
        {
            var application = await writing.Load(MembershipStreams.Applications, id);
            if (application.State is Application.UnderReview { ChapterId: null, Form: var form })
                await Routing.Route(writing, territories, id, form);
        }
    }

    private async Task<List<Guid>> Waiting(CancellationToken cancellation)
    {
        await using var find = databases.For(MembershipStreams.Module).CreateCommand(
            """
            SELECT id FROM mt_doc_application
            WHERE data ->> 'state' = 'under_review' AND data ->> 'chapter_id' IS NULL ORDER BY id LIMIT 1000
            """);
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var waiting = new List<Guid>();
        while (await reader.ReadAsync(cancellation))
            waiting.Add(reader.GetGuid(0));
        return waiting;
    }
}
