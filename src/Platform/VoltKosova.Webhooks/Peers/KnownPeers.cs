using Microsoft.Extensions.DependencyInjection;
using VoltKosova.EventStore;
using VoltKosova.Webhooks.Peers;

namespace VoltKosova.Webhooks;

/// <summary>The Volt chapters that can be told something: partners with which keys were exchanged.</summary>
public sealed class KnownPeers
{
    private readonly IServiceProvider _services;
    private readonly IVoltPeers _partners;

    internal KnownPeers(IServiceProvider services, IVoltPeers partners) => (_services, _partners) = (services, partners);

    /// <summary>The peer; null when there is no such partner, or no keys were exchanged with it.</summary>
    public async Task<VoltPeer?> Find(Guid peer, CancellationToken cancellation) =>
        await HasKeys(peer, cancellation) ? await _partners.Find(peer, cancellation) : null;

    /// <summary>All of them, by the partner's id.</summary>
    public async Task<IReadOnlyDictionary<Guid, VoltPeer>> All(CancellationToken cancellation)
    {
        var known = new Dictionary<Guid, VoltPeer>();
        foreach (var (partner, peer) in await _partners.All(cancellation))
        {
            if (await HasKeys(partner, cancellation))
                known[partner] = peer;
        }

        return known;
    }

    private async Task<bool> HasKeys(Guid peer, CancellationToken cancellation) =>
        await _services.GetRequiredKeyedService<IEventStore>(WebhookStreams.Module).ReadRow(PeerRow.Table, peer.ToString(), cancellation)
            is not null;
}
