using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Audit;

/// <summary>
/// The rights of this part. Who has the right in a chapter reads what was done with roles of that chapter and those below it; what was done
/// with a role in the whole movement, the seals and the reports are for those who have it everywhere.
/// </summary>
public static class AuditRights
{
    /// <summary>
    /// Read the trail, have it checked, have a report made. An administrator may as well: whoever gives roles could take the auditor's.
    /// </summary>
    public static readonly Right Read = new("audit.read", Role.Auditor, Role.DataProtectionOfficer, Role.Administrator);

    /// <summary>The entries that the caller may read.</summary>
    internal static async Task<ListScope> Entries(this Caller caller, CancellationToken cancellation) =>
        await caller.Scope(Read, cancellation) is { Everywhere: false, Chapters: var chapters }
            ? ListScope.AllWithin("chapters", chapters)
            : ListScope.Public;

    internal static async Task<Answer?> Refuse(this Caller caller, CancellationToken cancellation) =>
        (await caller.Scope(Read, cancellation)).Everywhere ? null : Answer.Refused(new OutsideOwnScope());
}
