using VoltKosova.Campaigns.Domain.Sharing;
using VoltKosova.Campaigns.Views;

namespace VoltKosova.Campaigns.Sharing;

/// <summary>How far a campaign of ours is, as another chapter is told: what staff reported and what the software counts.</summary>
internal sealed class OurFigures(SignatureCounts signatures)
{
    public async Task<IReadOnlyList<Figure>> Of(CampaignRow campaign, CancellationToken cancellation)
    {
        var progress = GoalProgress.Of(campaign.Goals, campaign.Reported, await signatures.OfCampaign(campaign.Id, cancellation));
        return [.. progress.Select(goal => new Figure(goal.Measure, goal.Target, goal.Reached))];
    }
}
