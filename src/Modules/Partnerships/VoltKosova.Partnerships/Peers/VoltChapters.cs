using Microsoft.Extensions.DependencyInjection;
using VoltKosova.EventStore;
using VoltKosova.Partnerships.Domain;
using VoltKosova.Partnerships.Views;
using VoltKosova.Postgres;
using VoltKosova.Webhooks;

namespace VoltKosova.Partnerships.Peers;

/// <summary>The partners that are Volt in another country, as long as the partnership lasts.</summary>
internal sealed class VoltChapters(IServiceScopeFactory scopes, Databases databases) : IVoltPeers
{
    public async Task<VoltPeer?> Find(Guid partner, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<Store<PartnershipsStreams>>();
        return await store.Row<PartnerRow>(PartnerRow.Table, partner, cancellation) is { } row ? Peer(row) : null;
    }

    public async Task<IReadOnlyDictionary<Guid, VoltPeer>> All(CancellationToken cancellation)
    {
        await using var find = databases.For(PartnershipsStreams.Module).CreateCommand(
            "SELECT data FROM mt_doc_partner WHERE data ->> 'kind' = 'volt_chapter'");
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var peers = new Dictionary<Guid, VoltPeer>();
        while (await reader.ReadAsync(cancellation))
        {
            var row = StoredJson.Read<PartnerRow>(reader.GetString(0));
            if (Peer(row) is { } peer)
                peers[row.Id] = peer;
        }

        return peers;
    }

    private static VoltPeer? Peer(PartnerRow row) =>
        row is { Kind: PartnerKind.VoltChapter, State: PartnerRow.Active } ? new VoltPeer(row.Name, row.ChapterId) : null;
}
