using VoltKosova.Access;
using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.EventStore;
using VoltKosova.Web;

namespace VoltKosova.Campaigns.Features;

/// <summary>Decides on one campaign of the caller's chapters; for all others there is none.</summary>
internal static class OnCampaign
{
    public static async Task<Answer> Decide(
        Store<CampaignsStreams> store,
        Caller caller,
        Guid id,
        long ifVersion,
        Func<Writing, CampaignCommand> command,
        CancellationToken cancellation)
    {
        var scope = await caller.Scope(CampaignsRights.Manage, cancellation);
        return await store.Write<Answer>(
            async writing =>
            {
                var campaign = await writing.Load(CampaignsStreams.Campaigns, id);
                if (!campaign.Exists || !scope.Holds(campaign.State.ChapterId))
                    return new NoSuchCampaign();
                return await writing.Decide(CampaignsStreams.Campaigns, id, command(writing), ifVersion) is { } no
                    ? no
                    : Answer.NoContent(campaign.Version);
            },
            cancellation);
    }
}
