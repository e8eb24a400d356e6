using VoltKosova.Access;

namespace VoltKosova.Jobs;

/// <summary>The rights of this part; who may run a job says the job.</summary>
public static class JobRights
{
    /// <summary>See every job and its runs, and press nothing.</summary>
    public static readonly Right See = new("jobs.see", Role.Administrator, Role.Auditor, Role.DataProtectionOfficer, Role.ReadOnlyOperator);

    /// <summary>Ask about jobs at all: everybody with a role. Which jobs there are for them, <see cref="JobAccess"/> says.</summary>
    public static readonly Right Ask = new("jobs.ask", Enum.GetValues<Role>());
}
