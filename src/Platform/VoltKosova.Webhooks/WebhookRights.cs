using VoltKosova.Access;

namespace VoltKosova.Webhooks;

internal static class WebhookRights
{
    /// <summary>Register, see, test and delete endpoints of one's own chapters.</summary>
    public static Right Manage { get; } = new("webhooks.manage", Role.Administrator, Role.ChapterBoard);

    /// <summary>Delete old deliveries.</summary>
    public static Right CleanUp { get; } = new("webhooks.clean-up", Role.Administrator, Role.DataProtectionOfficer);
}
