namespace VoltKosova.Jobs.Running;

/// <summary>How soon a dead host is noticed.</summary>
/// <param name="Lease">A host that has not shown itself for so long has lost its runs.</param>
/// <param name="Heartbeat">
/// How often a host shows itself; several fit into a lease. It is also how late another host hears that a run is to end.
/// </param>
/// <param name="Sweep">How often each host looks for runs that were lost or forgotten.</param>
public sealed record JobTiming(TimeSpan Lease, TimeSpan Heartbeat, TimeSpan Sweep)
{
    /// <summary>A killed host's run begins again within half a minute.</summary>
    public static JobTiming Usual { get; } = new(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(5));
}
