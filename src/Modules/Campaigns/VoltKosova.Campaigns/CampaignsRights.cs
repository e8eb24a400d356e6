using VoltKosova.Access;

namespace VoltKosova.Campaigns;

internal static class CampaignsRights
{
    public static Right Manage { get; } = new("campaigns.manage", Role.CampaignManager, Role.Administrator);

    /// <summary>How many have signed, where, and in which state their signatures are: nothing about anybody.</summary>
    public static Right SeeCounts { get; } =
        new("campaigns.see-counts", Role.CampaignManager, Role.ChapterBoard, Role.Administrator);

    /// <summary>Who has signed.</summary>
    public static Right SeeSignatures { get; } =
        new("campaigns.see-signatures", Role.CampaignManager, Role.DataProtectionOfficer, Role.Administrator);

    public static Right CleanUp { get; } = new("campaigns.clean-up", Role.Administrator, Role.DataProtectionOfficer);

    public static Right FollowTheCalendar { get; } = new("campaigns.follow-the-calendar", Role.CampaignManager, Role.Administrator);
}
