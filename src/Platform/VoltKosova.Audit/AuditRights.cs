using VoltKosova.Access;
using VoltKosova.Web;

namespace VoltKosova.Audit;

/// <summary>
/// The rights of this part. The trail is about the whole movement: what an officer read does not belong to one chapter, so the right needs
/// to hold everywhere.
/// </summary>
public static class AuditRights
{
    /// <summary>
    /// Read the trail, have it checked, have a report made. An administrator may as well: whoever gives roles could take the auditor's.
    /// </summary>
    public static readonly Right Read = new("audit.read", Role.Auditor, Role.DataProtectionOfficer, Role.Administrator);

    internal static async Task<Answer?> Refuse(this Caller caller, CancellationToken cancellation) =>
        (await caller.Scope(Read, cancellation)).Everywhere ? null : Answer.Refused(new OutsideOwnScope());
}
