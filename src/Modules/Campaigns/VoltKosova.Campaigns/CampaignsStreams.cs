using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.Campaigns.Domain.Sharing;
using VoltKosova.Campaigns.Domain.Signatures;
using VoltKosova.Campaigns.Sharing;
using VoltKosova.Campaigns.Views;
using VoltKosova.EventStore;

namespace VoltKosova.Campaigns;

/// <summary>What the module stores. The names are promises: they stand in the log for ever.</summary>
internal sealed class CampaignsStreams : IStreams
{
    public static string Module => "campaigns";

    public static EventNames Names { get; } = EventNames.Begin()
        .Map<CampaignEvent.Drafted>("campaigns.campaign-drafted.v1")
        .Map<CampaignEvent.PlanChanged>("campaigns.campaign-plan-changed.v1")
        .Map<CampaignEvent.Scheduled>("campaigns.campaign-scheduled.v1")
        .Map<CampaignEvent.Started>("campaigns.campaign-started.v1")
        .Map<CampaignEvent.ProgressReported>("campaigns.campaign-progress-reported.v1")
        .Map<CampaignEvent.Completed>("campaigns.campaign-completed.v1")
        .Map<CampaignEvent.Cancelled>("campaigns.campaign-cancelled.v1")
        .Map<PetitionEvent.Drafted>("campaigns.petition-drafted.v1")
        .Map<PetitionEvent.PlanChanged>("campaigns.petition-plan-changed.v1")
        .Map<PetitionEvent.Scheduled>("campaigns.petition-scheduled.v1")
        .Map<PetitionEvent.Opened>("campaigns.petition-opened.v1")
        .Map<PetitionEvent.MilestoneReached>("campaigns.petition-milestone-reached.v1")
        .Map<PetitionEvent.Closed>("campaigns.petition-closed.v1")
        .Map<PetitionEvent.Delivered>("campaigns.petition-delivered.v1")
        .Map<PetitionEvent.Answered>("campaigns.petition-answered.v1")
        .Map<SignatureEvent.Given>("campaigns.signature-given.v1")
        .Map<SignatureEvent.Confirmed>("campaigns.signature-confirmed.v1")
        .Map<SignatureEvent.NewsConsentGiven>("campaigns.signature-news-consent-given.v1")
        .Map<SignatureEvent.NewsConsentWithdrawn>("campaigns.signature-news-consent-withdrawn.v1")
        .Map<SignatureEvent.Withdrawn>("campaigns.signature-withdrawn.v1")
        .Map<SignatureEvent.Discarded>("campaigns.signature-discarded.v1")
        .Map<SignatureEvent.Anonymised>("campaigns.signature-anonymised.v1")
        .Map<SharingEvent.Offered>("campaigns.shared-campaign-offered.v1")
        .Map<SharingEvent.OfferReceived>("campaigns.shared-campaign-offer-received.v1")
        .Map<SharingEvent.Accepted>("campaigns.shared-campaign-accepted.v1")
        .Map<SharingEvent.Declined>("campaigns.shared-campaign-declined.v1")
        .Map<SharingEvent.AcceptedThere>("campaigns.shared-campaign-accepted-there.v1")
        .Map<SharingEvent.DeclinedThere>("campaigns.shared-campaign-declined-there.v1")
        .Map<SharingEvent.FiguresTold>("campaigns.shared-campaign-figures-told.v1")
        .Map<SharingEvent.FiguresReceived>("campaigns.shared-campaign-figures-received.v1")
        .Map<SharingEvent.FiguresAcknowledged>("campaigns.shared-campaign-figures-acknowledged.v1")
        .Map<SharingEvent.Ended>("campaigns.shared-campaign-ended.v1")
        .Map<SharingEvent.EndedThere>("campaigns.shared-campaign-ended-there.v1")
        .End();

    public static StreamType<Campaign, CampaignCommand, CampaignEvent> Campaigns { get; } = new(
        "campaign",
        CampaignDecider.Instance,
        new InlineView<CampaignRow, CampaignEvent>(CampaignRow.Table, CampaignRow.Projection),
        new InlineView<PublicCampaign, CampaignEvent>(PublicCampaign.Table, PublicCampaign.Projection));

    public static StreamType<Petition, PetitionCommand, PetitionEvent> Petitions { get; } = new(
        "petition",
        PetitionDecider.Instance,
        new InlineView<PetitionRow, PetitionEvent>(PetitionRow.Table, PetitionRow.Projection),
        new InlineView<PublicPetition, PetitionEvent>(PublicPetition.Table, PublicPetition.Projection));

    public static StreamType<Signature, SignatureCommand, SignatureEvent> Signatures { get; } = new(
        "signature",
        SignatureDecider.Instance,
        new InlineView<SignatureRow, SignatureEvent>(SignatureRow.Table, SignatureRow.Projection),
        new InlineView<PublicSignature, SignatureEvent>(PublicSignature.Table, PublicSignature.Projection));

    public static StreamType<SharedCampaign, SharingCommand, SharingEvent> SharedCampaigns { get; } = new(
        "shared-campaign",
        SharingDecider.Instance,
        new InlineView<SharedCampaignRow, SharingEvent>(SharedCampaignRow.Table, SharedCampaignRow.Projection));

    /// <summary>Per petition and keyed hash of an address: the signature that counts. One person, one signature.</summary>
    public static RowTable Signers { get; } = new("signer", RowKey.Text);

    public static IReadOnlyList<TableSpec> Tables { get; } =
    [
        new(CampaignRow.Table, "(data ->> 'chapter_id'), (data ->> 'starts_on'), id", "(data ->> 'starts_on'), id"),
        new(PublicCampaign.Table, "(data ->> 'started_on'), id"),
        new(PetitionRow.Table, "(data ->> 'chapter_id'), (data #>> '{plan,opens_on}'), id", "(data #>> '{plan,opens_on}'), id"),
        new(PublicPetition.Table),
        new(PetitionTally.Table, "(data ->> 'opened_on'), id", "((data ->> 'signatures')::numeric), id", "(data ->> 'campaign_id')"),
        new(
            SignatureRow.Table,
            "(data ->> 'chapter_id'), (data ->> 'given_at'), id",
            "(data ->> 'petition_id'), (data ->> 'given_at'), id",
            "(data ->> 'given_at'), id",
            "(data ->> 'state'), (data ->> 'confirm_by')"),
        new(PublicSignature.Table, "(data ->> 'petition_id'), (data ->> 'confirmed_at'), id", "(data ->> 'confirmed_at'), id"),
        new(CampaignsFigures.SignatureTable),
        new(Signers),
        new(SharedCampaignRow.Table, "(data ->> 'chapter_id'), (data ->> 'offered_at'), id", "(data ->> 'offered_at'), id"),
    ];
}
