using VoltKosova.Audit;
using VoltKosova.PrivacyDesk;

namespace VoltKosova.Host;

/// <summary>The audit trail under the rules of retention: it ends at a seal, so that the rest can still be proven.</summary>
internal sealed class TrailKept(RetentionRule rule, TrailRetention trail) : IRetain
{
    public RetentionRule Rule { get; } = rule;

    public Task<long> Count(DateTimeOffset before, CancellationToken cancellation) => trail.Count(before, cancellation);

    public Task<long> DeletePiece(DateTimeOffset before, CancellationToken cancellation) => trail.DeletePiece(before, cancellation);
}
