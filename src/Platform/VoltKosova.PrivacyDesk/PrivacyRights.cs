using VoltKosova.Access;

namespace VoltKosova.PrivacyDesk;

internal static class PrivacyRights
{
    /// <summary>Holds for the whole movement or not at all: a person is erased everywhere.</summary>
    public static Right Erase { get; } = new("privacy.erase", Role.DataProtectionOfficer, Role.Administrator);

    /// <summary>Sees and keeps the rules by which things are deleted, in the whole movement.</summary>
    public static Right Retention { get; } = new("privacy.retention", Role.DataProtectionOfficer, Role.Administrator);

    /// <summary>Sees and notes consents, in the whole movement.</summary>
    public static Right Consents { get; } = new("privacy.consents", Role.DataProtectionOfficer, Role.Administrator);
}
