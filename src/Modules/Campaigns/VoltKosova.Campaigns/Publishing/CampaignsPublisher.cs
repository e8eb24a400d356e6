using VoltKosova.Campaigns.Contracts;
using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.EventStore;
using VoltKosova.Messaging;

namespace VoltKosova.Campaigns.Publishing;

/// <summary>
/// What others may know of this module: that a campaign runs and has been completed, that a petition can be signed and how far it is.
/// Drafts stay inside, and so does every single signature.
/// </summary>
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
        .On<PetitionEvent.Opened, PetitionOpened>("campaigns.petition-opened.v1", opened => new PetitionOpened(
            opened.PetitionId, opened.ChapterId, opened.CampaignId, opened.Plan.Goal, opened.OpenedOn, opened.Plan.ClosesOn))
        .On<PetitionEvent.MilestoneReached, PetitionMilestoneReached>(
            "campaigns.petition-milestone-reached.v1", reached => new PetitionMilestoneReached(
                reached.PetitionId,
                reached.ChapterId,
                reached.CampaignId,
                StoredJson.NameOf(reached.Milestone.Of),
                reached.Milestone.Value,
                reached.Signatures))
        .End();
}
