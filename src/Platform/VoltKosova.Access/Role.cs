using System.Text.Json;

namespace VoltKosova.Access;

/// <summary>
/// What somebody is trusted with, in a chapter and all below it or in the whole movement. Which rights that brings, each right says.
/// </summary>
public enum Role
{
    /// <summary>Runs the system and its accounts.</summary>
    Administrator,

    /// <summary>Decides on applications and looks after members.</summary>
    MembershipOfficer,

    /// <summary>Looks after fees and receipts.</summary>
    Treasurer,

    /// <summary>Looks after volunteers, tasks and shifts.</summary>
    VolunteerCoordinator,

    /// <summary>Runs campaigns, petitions and events.</summary>
    CampaignManager,

    /// <summary>Looks after partners and agreements.</summary>
    PartnershipManager,

    /// <summary>Leads a chapter.</summary>
    ChapterBoard,

    /// <summary>Handles complaints and conflicts of interest.</summary>
    IntegrityCommission,

    /// <summary>Decides on appeals in such cases, and has not decided before.</summary>
    AppealsBody,

    /// <summary>Answers for the protection of personal data.</summary>
    DataProtectionOfficer,

    /// <summary>Reads the audit trail.</summary>
    Auditor,

    /// <summary>Watches jobs and deliveries, changes nothing.</summary>
    ReadOnlyOperator,
}

/// <summary>The stored and spoken names of the roles, snake_case.</summary>
internal static class RoleNames
{
    private static readonly Dictionary<Role, string> _names =
        Enum.GetValues<Role>().ToDictionary(role => role, role => JsonNamingPolicy.SnakeCaseLower.ConvertName(role.ToString()));

    private static readonly Dictionary<string, Role> _roles = _names.ToDictionary(pair => pair.Value, pair => pair.Key);

    public static string Name(this Role role) => _names[role];

    /// <summary>Null for a name this version does not know: such a grant gives nothing here.</summary>
    public static Role? Parse(string name) => _roles.TryGetValue(name, out var role) ? role : null;
}
