using VoltKosova.Access;
using VoltKosova.Kernel;

namespace VoltKosova.Accounts.Features;

/// <summary>What holds whoever hands out the key of a machine.</summary>
internal static class OwnRights
{
    /// <summary>
    /// Why the caller may not give these rights in a chapter: a machine gets nothing that whoever holds its key could not do already, and
    /// never the right to make accounts, which would be every right.
    /// </summary>
    public static async Task<Rejection?> RefuseToGive(
        this Caller caller, IEnumerable<string> names, Guid chapter, IEnumerable<Right> known, CancellationToken cancellation)
    {
        var byName = known.DistinctBy(right => right.Name).ToDictionary(right => right.Name);
        foreach (var name in names)
        {
            if (!byName.TryGetValue(name, out var right) || right == AccountRights.Manage)
                return new RightNotForMachines(name);
            if (!(await caller.Scope(right, cancellation)).Holds(chapter))
                return new RightNotOwn(name);
        }

        return null;
    }
}
