using VoltKosova.Access;

namespace VoltKosova.Accounts;

/// <summary>The rights of this part.</summary>
public static class AccountRights
{
    /// <summary>See, invite and disable accounts, give and take roles: within the holder's own chapters.</summary>
    public static Right Manage { get; } = new("access.manage-accounts", Role.Administrator);

    /// <summary>
    /// Ask for and decide on approvals at all: everybody with a role. Which, the right of each act says, and where that holds.
    /// </summary>
    public static Right Approve { get; } = new("access.approve", Enum.GetValues<Role>());
}
