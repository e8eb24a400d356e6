using VoltKosova.Access;

namespace VoltKosova.Host.Staff;

/// <summary>The rights of the pages themselves; a job's right is the job's own.</summary>
internal static class StaffRights
{
    /// <summary>Read the mails that were kept or failed, with their addresses and texts, and send them again.</summary>
    public static readonly Right ReadMails = new("mail.read", Role.Administrator, Role.DataProtectionOfficer);
}
