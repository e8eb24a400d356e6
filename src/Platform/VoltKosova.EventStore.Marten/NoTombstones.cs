using Marten;

namespace VoltKosova.EventStore.Marten;

/// <summary>
/// After a commit that failed Marten would write facts of its own, tombstones, in place of the numbers that were drawn in vain. Whoever
/// reads our log proves such numbers dead (<c>ForwardReader</c>), and a commit that is refused writes nothing: so Marten is made to forget
/// which streams it was about, once their statements are made.
/// </summary>
internal sealed class NoTombstones : DocumentSessionListenerBase
{
    public override Task BeforeSaveChangesAsync(IDocumentSession session, CancellationToken token)
    {
        session.PendingChanges.Streams().Clear();
        return Task.CompletedTask;
    }
}
