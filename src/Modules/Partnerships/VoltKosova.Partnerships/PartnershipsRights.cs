using VoltKosova.Access;

namespace VoltKosova.Partnerships;

internal static class PartnershipsRights
{
    public static Right See { get; } =
        new("partnerships.see", Role.PartnershipManager, Role.ChapterBoard, Role.Administrator);

    public static Right Manage { get; } = new("partnerships.manage", Role.PartnershipManager, Role.Administrator);

    public static Right Approve { get; } =
        new("partnerships.approve", Role.ChapterBoard, Role.PartnershipManager, Role.Administrator);
}
