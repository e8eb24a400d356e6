using VoltKosova.Access;

namespace VoltKosova.Partnerships;

internal static class PartnershipsRights
{
    public static Right Manage { get; } = new("partnerships.manage", Role.PartnershipManager, Role.Administrator);
}
