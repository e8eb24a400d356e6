using VoltKosova.Campaigns.Domain.Campaigns;
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
        .Map<CampaignEvent.Started>("campaigns.campaign-started.v1")
        .Map<CampaignEvent.Completed>("campaigns.campaign-completed.v1")
        .Map<CampaignEvent.Cancelled>("campaigns.campaign-cancelled.v1")
        .End();

    public static StreamType<Campaign, CampaignCommand, CampaignEvent> Campaigns { get; } = new(
        "campaign",
        CampaignDecider.Instance,
        new InlineView<CampaignRow, CampaignEvent>(CampaignRow.Table, CampaignRow.Projection),
        new InlineView<PublicCampaign, CampaignEvent>(PublicCampaign.Table, PublicCampaign.Projection));

    public static IReadOnlyList<TableSpec> Tables { get; } =
    [
        new(CampaignRow.Table, "(data ->> 'chapter_id'), (data ->> 'starts_on'), id", "(data ->> 'starts_on'), id"),
        new(PublicCampaign.Table, "(data ->> 'started_on'), id"),
    ];
}
