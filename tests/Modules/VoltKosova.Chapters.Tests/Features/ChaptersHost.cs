using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Chapters.Contracts;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Membership.Contracts;
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

    /// <summary>A new member of a chapter, of whom this module has heard.</summary>
    /// <returns>The person.</returns>
    public async Task<Guid> Member(Guid chapter)
    {
        var person = Guid.NewGuid();
        await Tell(person, new MemberAdmitted(person, person, chapter, "member", new DateOnly(2026, 3, 2), WantsToHelp: false));
        return person;
    }

    /// <summary>A membership is over.</summary>
    public Task Leaves(Guid person, Guid chapter, string reason = "resigned") =>
        Tell(person, new MembershipEnded(person, person, chapter, reason, Seat.DayOf(Clock.GetUtcNow())));

    /// <summary>A body has decided, or thought again.</summary>
    public Task Barred(Guid person, params (string Kind, string? Until)[] bars) => Tell(person, new MemberBarred(
        person, person, Seat.DayOf(Clock.GetUtcNow()),
        [.. bars.Select(bar => new MemberBar(bar.Kind, bar.Until is null ? null : DateOnly.Parse(bar.Until, null)))]));

    public static object Post(
        string kind = "co_leads", int seats = 2, int termMonths = 24, int? termLimit = 2, string[]? incompatible = null) => new
        {
            Kind = kind,
            Title = new { Sq = "Bashkëdrejtues", Sr = "Koordinatori", En = "Co-leads" },
            TermMonths = termMonths,
            TermLimit = termLimit,
            Seats = seats,
            AllowsSameGender = false,
            Incompatible = incompatible ?? [],
            VacancyDays = 60,
        };

    public static object Mandate(
        Guid person, string gender = "female", string? name = null, string from = "2026-03-02", string? until = null, int? seat = null) =>
        new { PersonId = person, Seat = seat, Gender = gender, PublicName = name, From = from, Until = until, Basis = "elected" };

    /// <summary>The path of a new post.</summary>
    public async Task<string> Established(Guid chapter, object post)
    {
        var reply = await Administrator.Post($"{Register}/{chapter}/posts", post);
        reply.Status.ShouldBe(HttpStatusCode.Created);
        return reply.Location!;
    }

    private async Task Tell(Guid person, object fact)
    {
        await With<Store<MembershipStandIn>, Rejection?>(store => store.Write(
            writing => writing.Decide(MembershipStandIn.Members, person, fact), CancellationToken.None));
        await WhenQuiet();
    }

    public Task<Guid?> LowestHolding(string country, string? municipality, string? locality) =>
        With<IChapterTerritories, Guid?>(territories => territories.LowestHolding(country, municipality, locality, CancellationToken.None));

    protected override void AddModule(IServiceCollection services, IConfiguration configuration)
    {
        services.AddChapters();
        MembershipStandIn.Add(services);
    }

    protected override void MapModule(IEndpointRouteBuilder routes) => routes.MapChapters();
}
