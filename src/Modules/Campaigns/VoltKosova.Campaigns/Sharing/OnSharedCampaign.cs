using VoltKosova.Access;
using VoltKosova.Campaigns.Domain.Sharing;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Sharing;

/// <summary>Decides on one shared campaign of the caller's chapters; for all others there is none.</summary>
internal static class OnSharedCampaign
{
    public static async Task<Answer> Decide(
        this Store<CampaignsStreams> store,
        Caller caller,
        Guid id,
        Func<Writing, SharedCampaignRow, ChapterScope, Task<Decided>> command,
        CancellationToken cancellation)
    {
        var scope = await caller.Scope(CampaignsRights.Manage, cancellation);
        return await store.Write<Answer>(
            async writing =>
            {
                if (await writing.Row<SharedCampaignRow>(SharedCampaignRow.Table, id.ToString()) is not { } row
                    || !scope.Holds(row.ChapterId))
                    return new NoSuchSharedCampaign();
                var (chosen, refused) = await command(writing, row, scope);
                if (refused is not null)
                    return refused;
                return await writing.Decide(CampaignsStreams.SharedCampaigns, id, chosen!) is { } no ? no : Answer.NoContent();
            },
            cancellation);
    }

    public static Task<Answer> Decide(
        this Store<CampaignsStreams> store,
        Caller caller,
        Guid id,
        Func<Writing, SharingCommand> command,
        CancellationToken cancellation) =>
        store.Decide(caller, id, (writing, _, _) => Task.FromResult(new Decided(command(writing), null)), cancellation);
}

/// <summary>What is to be decided, or why nothing is.</summary>
internal sealed record Decided(SharingCommand? Command, Kernel.Rejection? No);
