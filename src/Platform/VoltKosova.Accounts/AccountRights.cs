using VoltKosova.Access;

namespace VoltKosova.Accounts;

internal static class AccountRights
{
    /// <summary>See, invite and disable accounts, give and take roles: within the holder's own chapters.</summary>
    public static Right Manage { get; } = new("access.manage-accounts", Role.Administrator);
}
