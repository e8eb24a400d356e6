using VoltKosova.Access;

namespace VoltKosova.Campaigns;

internal static class CampaignsRights
{
    public static Right Manage { get; } = new("campaigns.manage", Role.CampaignManager, Role.Administrator);
}
