using VoltKosova.Access;

namespace VoltKosova.Membership;

internal static class MembershipRights
{
    public static Right SeeApplications { get; } =
        new("membership.see-applications", Role.MembershipOfficer, Role.ChapterBoard, Role.Administrator);

    public static Right DecideApplications { get; } = new("membership.decide-applications", Role.MembershipOfficer, Role.Administrator);

    public static Right SeeMembers { get; } = new("membership.see-members", Role.MembershipOfficer, Role.ChapterBoard, Role.Administrator);

    public static Right EndMemberships { get; } = new("membership.end-memberships", Role.MembershipOfficer, Role.Administrator);

    public static Right CleanUp { get; } = new("membership.clean-up", Role.Administrator, Role.DataProtectionOfficer);
}
