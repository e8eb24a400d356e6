using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Chapters.Contracts;
using VoltKosova.Testing;

namespace VoltKosova.Partnerships.Tests.Features;

/// <summary>The module Partnerships over HTTP.</summary>
public sealed class PartnershipsHost : ModuleHost
{
    public const string Partners = "/api/v1/partnerships/partners";
    public const string Directory = "/api/v1/partnerships/directory";

    public HttpClient ManagerOf(Guid chapter) => As(new Grant(Role.PartnershipManager, chapter));

    public static object Profile(string name, string country = "XK", string? website = null) =>
        new { Name = name, Country = country, Website = website };

    public static object Form(Guid chapter, string kind, object profile) => new { ChapterId = chapter, Kind = kind, Profile = profile };

    /// <summary>The path of a new partner of a chapter.</summary>
    public async Task<string> Added(Guid chapter, string name, string kind = "ngo")
    {
        var reply = await ManagerOf(chapter).Post(Partners, Form(chapter, kind, Profile(name)));
        reply.Status.ShouldBe(HttpStatusCode.Created);
        return reply.Location!;
    }

    /// <summary>The names in the public directory.</summary>
    public async Task<IReadOnlyList<string>> Listed()
    {
        var list = await Public.Get($"{Directory}?limit=200");
        list.Status.ShouldBe(HttpStatusCode.OK);
        return [.. list.Body["items"]!.AsArray().Select(item => item!["name"]!.GetValue<string>())];
    }

    protected override void AddModule(IServiceCollection services, IConfiguration configuration)
    {
        services.AddPartnerships();
        services.AddSingleton<IChapterTerritories, KnownChapters>();
    }

    protected override void MapModule(IEndpointRouteBuilder routes) => routes.MapPartnerships();
}
