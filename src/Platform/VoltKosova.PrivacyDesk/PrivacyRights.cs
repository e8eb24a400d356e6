using VoltKosova.Access;

namespace VoltKosova.PrivacyDesk;

internal static class PrivacyRights
{
    /// <summary>Holds for the whole movement or not at all: a person is erased everywhere.</summary>
    public static Right Erase { get; } = new("privacy.erase", Role.DataProtectionOfficer, Role.Administrator);
}
