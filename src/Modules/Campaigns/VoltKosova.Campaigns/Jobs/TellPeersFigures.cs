using VoltKosova.Campaigns.Domain.Sharing;
using VoltKosova.Campaigns.Sharing;
using VoltKosova.Campaigns.Views;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Postgres;

namespace VoltKosova.Campaigns.Jobs;

/// <summary>Tells the chapters that share campaigns with us how far our side is, where it has moved since it was told last.</summary>
internal sealed class TellPeersFigures(Store<CampaignsStreams> store, OurFigures figures, Databases databases) : IJob<NoParameters>
{
    private static readonly LocalText _done = new(
        "U shikuan {0} fushata të përbashkëta.", "Pregledano zajedničkih kampanja: {0}.", "Looked at {0} shared campaigns.");

    public static JobDeclaration Declaration { get; } = new(
        "campaigns.tell-peers-figures",
        new LocalText(
            "Trego shifrat e fushatave të përbashkëta", "Javi brojke zajedničkih kampanja", "Tell the figures of shared campaigns"),
        new LocalText(
            "U tregon degëve të Volt-it me të cilat ndajmë fushata sa larg është ana jonë.",
            "Javlja Voltovim ograncima sa kojima delimo kampanje dokle je stigla naša strana.",
            "Tells the Volt chapters with which campaigns are shared how far our side is."),
        CampaignsRights.FollowTheCalendar,
        "0 35 0 * * ?",
        TimeSpan.FromMinutes(10),
        JobRetry.Usual);

    public async Task Run(NoParameters parameters, JobRun run, CancellationToken cancellation)
    {
        await using var find = databases.For(CampaignsStreams.Module).CreateCommand(
            "SELECT id FROM mt_doc_shared_campaign WHERE data ->> 'state' = 'accepted' ORDER BY id");
        var shared = await find.ReadIds(cancellation);
        foreach (var id in shared)
            await store.Write(writing => Tell(writing, id), cancellation);
        run.Log(_done, shared.Count);
    }

    private async Task<Rejection?> Tell(Writing writing, Guid id) =>
        await writing.Row<SharedCampaignRow>(SharedCampaignRow.Table, id.ToString()) is { CampaignId: { } ours }
        && await writing.Row<CampaignRow>(CampaignRow.Table, ours.ToString()) is { } campaign
            ? await writing.Decide(
                CampaignsStreams.SharedCampaigns,
                id,
                new SharingCommand.TellFigures(id, await figures.Of(campaign, writing.Cancellation), By: null, writing.Now))
            : null;
}
