using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Chapters.Contracts;
using VoltKosova.Testing;

namespace VoltKosova.Campaigns.Tests.Features;

/// <summary>The module Campaigns over HTTP.</summary>
public sealed class CampaignsHost : ModuleHost
{
    public const string Route = "/api/v1/campaigns/campaigns";
    public const string PublicList = "/api/v1/campaigns/public";

    public HttpClient ManagerOf(Guid chapter) => As(new Grant(Role.CampaignManager, chapter));

    public static object Plan(string title = "Ajër i pastër", params string[] themes) => new
    {
        Title = new { Sq = title, Sr = "Čist vazduh", En = "Clean air" },
        Themes = themes is [] ? ["smart_state"] : themes,
        Goals = new[] { new { Measure = "doors knocked at", Target = 2000 } },
        StartsOn = "2026-03-02",
        EndsOn = "2026-05-01",
    };

    /// <summary>The path of a new draft of a chapter.</summary>
    public async Task<string> Drafted(Guid chapter)
    {
        var reply = await ManagerOf(chapter).Post(Route, new { ChapterId = chapter, Plan = Plan() });
        reply.Status.ShouldBe(HttpStatusCode.Created);
        return reply.Location!;
    }

    /// <summary>The states of a chapter's campaigns that everybody sees.</summary>
    public async Task<IReadOnlyList<string>> PublicStates(Guid chapter)
    {
        var list = await Public.Get($"{PublicList}?filter[chapter_id][eq]={chapter}");
        list.Status.ShouldBe(HttpStatusCode.OK);
        return [.. list.Body["items"]!.AsArray().Select(item => item!["state"]!.GetValue<string>())];
    }

    protected override void AddModule(IServiceCollection services, IConfiguration configuration)
    {
        services.AddCampaigns(configuration);
        services.AddSingleton<IChapterTerritories, KnownChapters>();
    }

    protected override void MapModule(IEndpointRouteBuilder routes) => routes.MapCampaigns();
}
