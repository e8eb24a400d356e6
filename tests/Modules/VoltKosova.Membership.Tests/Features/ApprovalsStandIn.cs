using VoltKosova.Access;
using VoltKosova.Kernel;

namespace VoltKosova.Membership.Tests.Features;

/// <summary>Up to five hundred persons alone; beyond that as often as a test has approved.</summary>
internal sealed class ApprovalsStandIn : IMassApprovals
{
    private int _approved;

    public long Limit => 500;

    /// <summary>A second person approves the next act.</summary>
    public void Approve() => Interlocked.Increment(ref _approved);

    public Task<Rejection?> Use(MassAct act, CancellationToken cancellation)
    {
        if (act.Persons <= Limit)
            return Task.FromResult<Rejection?>(null);
        if (Interlocked.Decrement(ref _approved) >= 0)
            return Task.FromResult<Rejection?>(null);
        Interlocked.Exchange(ref _approved, 0);
        return Task.FromResult<Rejection?>(new ApprovalRequired(act.Persons, Limit, act.Kind, act.Subject));
    }
}
