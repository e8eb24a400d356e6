using VoltKosova.Audit;
using VoltKosova.PrivacyDesk;

namespace VoltKosova.Host;

/// <summary>The audit trail under the rules of retention: it ends at a seal, so that the rest can still be proven.</summary>
internal sealed class TrailKept(RetentionRule rule, TrailRetention trail) : IRetain
{
    public string Id => rule.Id;

    public Task<RetentionRule> Rule(CancellationToken cancellation) => Task.FromResult(rule);

    public Task<long> Count(DateTimeOffset before, CancellationToken cancellation) => trail.Count(before, cancellation);

    public Task<long> DeletePiece(DateTimeOffset before, CancellationToken cancellation) => trail.DeletePiece(before, cancellation);
}
