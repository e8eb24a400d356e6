using Microsoft.Extensions.DependencyInjection;
using VoltKosova.EventStore;
using VoltKosova.Partnerships.Domain;
using VoltKosova.Partnerships.Views;
using VoltKosova.Webhooks;

namespace VoltKosova.Partnerships.Peers;

/// <summary>The partners that are Volt in another country, as long as the partnership lasts.</summary>
internal sealed class VoltChapters(IServiceScopeFactory scopes) : IVoltPeers
{
    public async Task<VoltPeer?> Find(Guid partner, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<Store<PartnershipsStreams>>();
        return await store.Row<PartnerRow>(PartnerRow.Table, partner, cancellation)
            is { Kind: PartnerKind.VoltChapter, State: PartnerRow.Active } row
                ? new VoltPeer(row.Name, row.ChapterId)
                : null;
    }
}
