using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
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
    private const string Key = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    public static readonly Guid Chapter = new("0195566a-c800-7000-8000-0000000000c1");
    public static readonly Guid Stranger = new("0195566a-c800-7000-8000-0000000000f9");

    /// <summary>The other country, with keys exchanged.</summary>
    public Guid Peer { get; } = new("0195566a-c800-7000-8000-0000000000f2");

    public HttpClient Manager => As(new Grant(Role.CampaignManager, Chapter));

    public async Task ExchangeKeys()
    {
        var known = await As(new Grant(Role.Administrator, null)).Post(
            "/api/v1/webhooks/peers", new { PartnerId = Peer, Url = "http://127.0.0.1:1/events", Key });
        known.Status.ShouldBeOneOf(HttpStatusCode.Created, HttpStatusCode.Conflict);
    }

    /// <summary>A campaign of the chapter, as a draft or running.</summary>
    public async Task<Guid> Campaign(bool running = true)
    {
        var drafted = await Manager.Post(CampaignsHost.Route, new { ChapterId = Chapter, Plan = CampaignsHost.Plan() });
        if (running)
            (await Manager.Post($"{drafted.Location}/start", null, version: 1)).Version.ShouldBe(2);
        return drafted.Id("campaign_id");
    }

    /// <summary>The other country says something, and what it says has been taken in.</summary>
    public async Task Says(string type, object data)
    {
        var id = Guid.NewGuid();
        var body = new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = id.ToString(),
            ["source"] = "https://elsewhere.volt.test",
            ["type"] = type,
            ["data"] = JsonNode.Parse(EventStore.StoredJson.Write(data)),
        }.ToJsonString();
        var seconds = Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var hash = HMACSHA256.HashData(Convert.FromBase64String(Key["whsec_".Length..]), Encoding.UTF8.GetBytes($"{id}.{seconds}.{body}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/webhooks/peers/{Peer}/events");
        request.Content = new StringContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents+json");
        request.Headers.Add("webhook-id", id.ToString());
        request.Headers.Add("webhook-timestamp", seconds);
        request.Headers.Add("webhook-signature", $"v1,{Convert.ToBase64String(hash)}");
        using var response = await Public.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        await WhenQuiet();
    }

    protected override IEnumerable<KeyValuePair<string, string?>> Settings =>
        [new("Webhooks:AllowHttp", "true"), new("Webhooks:AllowedNetworks:0", "127.0.0.0/8")];

    protected override void AddModule(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IVoltPeers>(new OneCountry(Peer));
        services.AddSingleton<IChapterTerritories, KnownChapters>();
        services.AddCampaigns(configuration);
        services.AddWebhooks(configuration);
    }

    protected override void MapModule(IEndpointRouteBuilder routes)
    {
        routes.MapCampaigns();
        routes.MapWebhooks();
    }

    /// <summary>Stands in for the module Partnerships.</summary>
    private sealed class OneCountry(Guid peer) : IVoltPeers
    {
        public Task<VoltPeer?> Find(Guid partner, CancellationToken cancellation) =>
            Task.FromResult(partner == peer ? new VoltPeer("Volt Elsewhere", Chapter) : null);
    }
}
