using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Chapters.Contracts;
using VoltKosova.Testing;
using VoltKosova.Webhooks;

namespace VoltKosova.Campaigns.Tests.Features;

/// <summary>The module with webhooks and one Volt chapter of another country, whose part the test plays.</summary>
public sealed class SharingHost : ModuleHost
{
    public static readonly Guid Chapter = new("0195566a-c800-7000-8000-0000000000c1");
    public static readonly Guid Stranger = new("0195566a-c800-7000-8000-0000000000f9");

    /// <summary>The other country, with keys exchanged.</summary>
    public OtherCountry Elsewhere { get; } = new(Chapter);

    public Guid Peer => Elsewhere.Id;

    public HttpClient Manager => As(new Grant(Role.CampaignManager, Chapter));

    public Task ExchangeKeys() => Elsewhere.ExchangeKeys(this);

    /// <summary>A campaign of the chapter, as a draft or running.</summary>
    public async Task<Guid> Campaign(bool running = true)
    {
        var drafted = await Manager.Post(CampaignsHost.Route, new { ChapterId = Chapter, Plan = CampaignsHost.Plan() });
        if (running)
            (await Manager.Post($"{drafted.Location}/start", null, version: 1)).Version.ShouldBe(2);
        return drafted.Id("campaign_id");
    }

    /// <summary>The other country says something, and what it says has been taken in.</summary>
    public Task Says(string type, object data) => Elsewhere.Says(this, type, data);

    protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
        [new("Webhooks:AllowHttp", "true"), new("Webhooks:AllowedNetworks:0", "127.0.0.0/8")];

    protected override void AddModule(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IVoltPeers>(Elsewhere);
        services.AddSingleton<IChapterTerritories, KnownChapters>();
        services.AddCampaigns(configuration);
        services.AddWebhooks(configuration);
    }

    protected override void MapModule(IEndpointRouteBuilder routes)
    {
        routes.MapCampaigns();
        routes.MapWebhooks();
    }
}
