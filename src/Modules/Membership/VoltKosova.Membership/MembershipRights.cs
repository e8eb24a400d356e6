using VoltKosova.Access;

namespace VoltKosova.Membership;

internal static class MembershipRights
{
    public static Right SeeApplications { get; } =
        new("membership.see-applications", Role.MembershipOfficer, Role.ChapterBoard, Role.Administrator);

    public static Right DecideApplications { get; } = new("membership.decide-applications", Role.MembershipOfficer, Role.Administrator);

    public static Right SeeMembers { get; } = new("membership.see-members", Role.MembershipOfficer, Role.ChapterBoard, Role.Administrator);

    public static Right EndMemberships { get; } = new("membership.end-memberships", Role.MembershipOfficer, Role.Administrator);

    public static Right ChangeMembers { get; } = new("membership.change-members", Role.MembershipOfficer, Role.Administrator);

    public static Right ImportMembers { get; } = new("membership.import-members", Role.MembershipOfficer, Role.Administrator);

    public static Right ExchangeWithPeers { get; } =
        new("membership.exchange-with-peers", Role.MembershipOfficer, Role.Administrator);

    public static Right SeeDues { get; } = new("membership.see-dues", Role.Treasurer, Role.Auditor, Role.Administrator);

    public static Right ManageDues { get; } = new("membership.manage-dues", Role.Treasurer, Role.Administrator);

    public static Right FreezeRolls { get; } = new("membership.freeze-rolls", Role.MembershipOfficer, Role.Administrator);

    /// <summary>No other role has it, not even the administrator's: what somebody is accused of is for the two bodies alone.</summary>
    public static Right SeeIntegrityCases { get; } =
        new("membership.see-integrity-cases", Role.IntegrityCommission, Role.AppealsBody);

    public static Right HandleIntegrityCases { get; } = new("membership.handle-integrity-cases", Role.IntegrityCommission);

    public static Right DecideIntegrityAppeals { get; } = new("membership.decide-integrity-appeals", Role.AppealsBody);

    public static Right CleanUp { get; } = new("membership.clean-up", Role.Administrator, Role.DataProtectionOfficer);
}
