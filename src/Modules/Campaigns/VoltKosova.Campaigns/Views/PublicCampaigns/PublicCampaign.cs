using VoltKosova.Campaigns.Domain;
using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.EventStore;
using VoltKosova.Kernel;

namespace VoltKosova.Campaigns.Views;

/// <summary>
/// A campaign as everybody sees it. The row is there only while the campaign runs or has been completed, so that no query can show a draft
/// by mistake.
/// </summary>
/// <param name="State"><c>running</c> or <c>completed</c>.</param>
internal sealed record PublicCampaign(
    Guid Id,
    Guid ChapterId,
    string State,
    LocalText Title,
    IReadOnlyList<Challenge> Themes,
    IReadOnlyList<Goal> Goals,
    DateOnly StartedOn,
    DateOnly? EndsOn,
    DateOnly? CompletedOn) : InlineRow
{
    public static RowTable Table { get; } = new RowTable("public_campaign").Synchronised(scope: null);

    public static Projection<PublicCampaign, CampaignEvent> Projection { get; } = new((row, fact) => (row, fact) switch
    {
        (_, CampaignEvent.Started { Plan: var p } f) => new PublicCampaign(
            f.CampaignId, f.ChapterId, CampaignRow.Running, p.Title, p.Themes, p.Goals, f.StartedOn, p.EndsOn, null),
        ({ } r, CampaignEvent.Completed f) => r with { State = CampaignRow.Completed, CompletedOn = f.CompletedOn },
        (_, CampaignEvent.Cancelled) => null,
        _ => row,
    });
}
