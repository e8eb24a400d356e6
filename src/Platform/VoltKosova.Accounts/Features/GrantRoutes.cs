using VoltKosova.Access;
using VoltKosova.Kernel;

namespace VoltKosova.Accounts.Features;

/// <summary>
/// What giving and taking a role have in common: a role in the whole movement or in a chapter, inside the caller's own scope.
/// </summary>
internal static class GrantRoutes
{
    public const string WholeMovement = "accounts/{id:guid}/grants/{role}";
    public const string InChapter = WholeMovement + "/chapters/{chapter:guid}";

    /// <summary>The grant that is meant, or why the caller may not touch it.</summary>
    public static async Task<(Grant? Grant, Rejection? No)> Grant(
        this StaffTable staff, Caller caller, Guid account, string role, Guid? chapter, CancellationToken cancellation)
    {
        var scope = await caller.Scope(AccountRights.Manage, cancellation);
        if (RoleNames.Parse(role) is not { } known)
            return (null, new RoleUnknown());
        if (!await staff.Sees(scope, account, cancellation))
            return (null, new AccountNotFound());
        return scope.Holds(chapter) ? (new Grant(known, chapter), null) : (null, new OutsideOwnScope());
    }
}
