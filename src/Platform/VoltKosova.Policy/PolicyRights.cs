using VoltKosova.Access;

namespace VoltKosova.Policy;

internal static class PolicyRights
{
    /// <summary>In the whole movement: a rule is one for all.</summary>
    public static Right Change { get; } = new("policy.change-settings", Role.Administrator);
}
