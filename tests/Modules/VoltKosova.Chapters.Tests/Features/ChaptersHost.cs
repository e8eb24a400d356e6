using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Chapters.Contracts;
using VoltKosova.Testing;

namespace VoltKosova.Chapters.Tests.Features;

/// <summary>The module Chapters over HTTP.</summary>
public sealed class ChaptersHost : ModuleHost
{
    public const string Register = "/api/v1/chapters/chapters";

    /// <summary>An administrator of the whole movement.</summary>
    public HttpClient Administrator => As(new Grant(Role.Administrator, null));

    public static object Form(Guid? parent, string level, string name) =>
        new { ParentId = parent, Level = level, Name = name, Names = new { Sq = name, Sr = name, En = name } };

    public static object Area(
        string[]? municipalities = null, string[]? countries = null, params (string Country, string Name)[] localities) => new
        {
            Municipalities = municipalities ?? [],
            Countries = countries ?? [],
            Localities = localities.Select(locality => new { locality.Country, locality.Name }),
        };

    public async Task<Guid> Found(Guid? parent, string level, string name)
    {
        var reply = await Administrator.Post(Register, Form(parent, level, name));
        reply.Status.ShouldBe(HttpStatusCode.Created);
        return reply.Id("chapter_id");
    }

    /// <summary>Gives a chapter without an area these places.</summary>
    public async Task Hold(Guid chapter, object area) =>
        (await Administrator.Put($"{Register}/{chapter}/area", area, version: 1)).Status.ShouldBe(HttpStatusCode.NoContent);

    public Task<Guid?> LowestHolding(string country, string? municipality, string? locality) =>
        With<IChapterTerritories, Guid?>(territories => territories.LowestHolding(country, municipality, locality, CancellationToken.None));

    protected override void AddModule(IServiceCollection services, IConfiguration configuration) => services.AddChapters();

    protected override void MapModule(IEndpointRouteBuilder routes) => routes.MapChapters();
}
