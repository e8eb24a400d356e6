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

    public const string Agreements = "/api/v1/partnerships/agreements";

    public HttpClient BoardOf(Guid chapter) => As(new Grant(Role.ChapterBoard, chapter));

    public static object Terms(
        string title = "Ajër i pastër", string startsOn = "2026-03-01", string? endsOn = "2026-12-31", string hash = AgreementFacts.Hash) =>
        new { Title = title, StartsOn = startsOn, EndsOn = endsOn, NoticeDays = 30, DocumentSha256 = hash };

    public static object Findings(string checkedOn = "2026-03-01", string conflicts = "clear") => new
    {
        CheckedOn = checkedOn,
        Values = "clear",
        Conflicts = conflicts,
        Evidence = "Regjistri i OJQ-ve",
        RecheckOn = "2027-03-01",
    };

    public static object Signature(string signedOn, string? signatory = null) => signatory is null
        ? new { SignedOn = signedOn, DocumentSha256 = AgreementFacts.Hash.ToUpperInvariant() }
        : new { Signatory = signatory, SignedOn = signedOn, DocumentSha256 = AgreementFacts.Hash };

    /// <summary>The path of a new partner into whom somebody has looked, without finding anything.</summary>
    public async Task<string> Looked(Guid chapter, string name)
    {
        var partner = await Added(chapter, name);
        (await ManagerOf(chapter).Put($"{partner}/due-diligence", Findings(), 1)).Status.ShouldBe(HttpStatusCode.NoContent);
        return partner;
    }

    /// <summary>The path of a new agreement.</summary>
    public async Task<string> Proposed(HttpClient manager, string partner, object? terms = null)
    {
        var reply = await manager.Post(Agreements, new { PartnerId = Guid.Parse(partner.Split('/')[^1]), Terms = terms ?? Terms() });
        reply.Status.ShouldBe(HttpStatusCode.Created);
        return reply.Location!;
    }

    /// <summary>Reviews, approves and signs a proposed agreement.</summary>
    public async Task Bind(Guid chapter, string agreement, string state = "in_force")
    {
        var (manager, board) = (ManagerOf(chapter), BoardOf(chapter));
        await manager.Post($"{agreement}/review", null, 1);
        await board.Post($"{agreement}/approval", null, 2);
        await board.Post($"{agreement}/signatures/ours", Signature("2026-03-02"), 3);
        await manager.Post($"{agreement}/signatures/partner", Signature("2026-03-02", "Blerim Ajri"), 4);
        (await manager.Get(agreement)).Body["state"]!.GetValue<string>().ShouldBe(state);
    }

    /// <summary>A manager of the chapter and the path of an agreement in force with a new partner.</summary>
    public async Task<(HttpClient Manager, string Path)> InForce(Guid chapter, string name)
    {
        var manager = ManagerOf(chapter);
        var agreement = await Proposed(manager, await Looked(chapter, name));
        await Bind(chapter, agreement);
        return (manager, agreement);
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
