using VoltKosova.Campaigns.Contracts;
using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.Campaigns.Domain.Sharing;
using VoltKosova.EventStore;
using VoltKosova.Messaging;

namespace VoltKosova.Campaigns.Publishing;

/// <summary>
/// What others may know of this module: that a campaign runs and has been completed, that a petition can be signed and how far it is.
/// Drafts stay inside, and so does every single signature. What is shared with another Volt chapter is told to that chapter alone.
/// </summary>
internal static class CampaignsPublisher
{
    public static Publisher Instance { get; } = Publisher.Begin<CampaignsStreams>()
        .Since(2026, 11, 22)
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
        .On<SharingEvent.Offered, SharedCampaignOffered>("campaigns.shared-campaign-offered.v1", offered => new SharedCampaignOffered(
            offered.PeerId,
            offered.SharedCampaignId,
            offered.Terms.Title,
            offered.Terms.Themes,
            Told(offered.Terms.Goals),
            offered.Terms.StartsOn,
            offered.Terms.EndsOn))
        .On<SharingEvent.Accepted, SharedCampaignAccepted>(
            "campaigns.shared-campaign-accepted.v1", f => new SharedCampaignAccepted(f.PeerId, f.SharedCampaignId, f.AcceptedOn))
        .On<SharingEvent.Declined, SharedCampaignDeclined>(
            "campaigns.shared-campaign-declined.v1", f => new SharedCampaignDeclined(f.PeerId, f.SharedCampaignId, f.DeclinedOn))
        .On<SharingEvent.FiguresTold, SharedCampaignFiguresTold>(
            "campaigns.shared-campaign-figures-told.v1",
            f => new SharedCampaignFiguresTold(f.PeerId, f.SharedCampaignId, f.Number, Told(f.Figures)))
        .On<SharingEvent.FiguresReceived, SharedCampaignFiguresAcknowledged>(
            "campaigns.shared-campaign-figures-acknowledged.v1",
            f => new SharedCampaignFiguresAcknowledged(f.PeerId, f.SharedCampaignId, f.Number))
        .On<SharingEvent.Ended, SharedCampaignEnded>(
            "campaigns.shared-campaign-ended.v1", f => new SharedCampaignEnded(f.PeerId, f.SharedCampaignId))
        .End();

    private static IReadOnlyList<SharedFigure> Told(IReadOnlyList<Figure> figures) =>
        [.. figures.Select(figure => new SharedFigure(figure.Measure, figure.Target, figure.Reached))];
}
