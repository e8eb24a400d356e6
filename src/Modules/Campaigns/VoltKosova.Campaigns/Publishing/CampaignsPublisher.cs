using VoltKosova.Campaigns.Contracts;
using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.EventStore;
using VoltKosova.Messaging;

namespace VoltKosova.Campaigns.Publishing;

/// <summary>What others may know of this module: that a campaign runs, and that it has been completed. Drafts stay inside.</summary>
internal static class CampaignsPublisher
{
    public static Publisher Instance { get; } = Publisher.Begin<CampaignsStreams>()
        .On<CampaignEvent.Started, CampaignStarted>("campaigns.campaign-started.v1", started => new CampaignStarted(
            started.CampaignId,
            started.ChapterId,
            [.. started.Plan.Themes.Select(StoredJson.NameOf)],
            started.StartedOn,
            started.Plan.EndsOn))
        .On<CampaignEvent.Completed, CampaignCompleted>("campaigns.campaign-completed.v1", completed => new CampaignCompleted(
            completed.CampaignId, completed.ChapterId, completed.CompletedOn))
        .End();
}
