using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Chapters.Contracts;
using VoltKosova.Membership.Contracts;
using VoltKosova.Testing;

namespace VoltKosova.Volunteering.Tests.Features;

/// <summary>The module Volunteering over HTTP, beside a log of admissions.</summary>
public sealed class VolunteeringHost : ModuleHost
{
    public const string Api = "/api/v1/volunteering";
    public const string Volunteers = Api + "/volunteers";
    public const string Me = Api + "/me";
    public const string Opportunities = Api + "/opportunities";
    public const string Shifts = Api + "/shifts";
    public const string Hours = Api + "/hours";

    public HttpClient CoordinatorOf(Guid chapter) => As(new Grant(Role.VolunteerCoordinator, chapter));

    public HttpClient BoardOf(Guid chapter) => As(new Grant(Role.ChapterBoard, chapter));

    public HttpClient Person(Guid person) => As(new TestAccount([]) { PersonId = person });

    /// <summary>Somebody new becomes a member who wants to help; their person, once they are a volunteer.</summary>
    public async Task<Guid> Joined(Guid chapter)
    {
        var person = Guid.NewGuid();
        await MembershipStandIn.Admit(
            Services, new MemberAdmitted(Guid.NewGuid(), person, chapter, "member", Facts.Today, WantsToHelp: true));
        await WhenQuiet();
        return person;
    }

    public static object Plan(int? minimumAge = null, Guid? contact = null, params object[] skills) => new
    {
        Title = new { Sq = "Tryezë informuese", Sr = "Info-sto", En = "Information stand" },
        Description = new { Sq = "Flasim me njerëz.", Sr = "Razgovaramo s ljudima.", En = "We talk to people." },
        Kind = "outreach",
        Place = new { Online = false, Municipality = "prishtine", Address = "Sheshi Skënderbeu" },
        MinimumAge = minimumAge,
        Skills = skills,
        ContactPersonId = contact,
    };

    /// <summary>A shift in so many days, in the morning of Prishtinë unless a test says otherwise.</summary>
    public object Shift(int capacity = 2, int inDays = 7, string from = "10:00", string until = "12:30") => new
    {
        Date = DateOnly.FromDateTime(Clock.GetUtcNow().AddDays(inDays).Date),
        StartTime = from,
        EndTime = until,
        Place = new { Online = false, Municipality = "prishtine", Address = "Sheshi Skënderbeu" },
        Capacity = capacity,
        Minimum = 1,
        Instructions = new { Sq = "Merrni jelekun.", Sr = "Ponesite prsluk.", En = "Bring the vest." },
    };

    /// <summary>A new draft of a chapter.</summary>
    public async Task<Guid> Drafted(Guid chapter, object? plan = null)
    {
        var reply = await CoordinatorOf(chapter).Post(Opportunities, new { ChapterId = chapter, Plan = plan ?? Plan() });
        reply.Status.ShouldBe(HttpStatusCode.Created);
        return reply.Id("opportunity_id");
    }

    /// <summary>A new opportunity that everybody sees.</summary>
    public async Task<Guid> Opened(Guid chapter, object? plan = null)
    {
        var opportunity = await Drafted(chapter, plan);
        (await CoordinatorOf(chapter).Post($"{Opportunities}/{opportunity}/opening", null, version: 1)).Version.ShouldBe(2);
        return opportunity;
    }

    /// <summary>A new shift of an opportunity.</summary>
    public async Task<Guid> Added(Guid chapter, Guid opportunity, object? shift = null)
    {
        var reply = await CoordinatorOf(chapter).Post($"{Opportunities}/{opportunity}/shifts", shift ?? Shift());
        reply.Status.ShouldBe(HttpStatusCode.Created);
        return reply.Id("shift_id");
    }

    /// <summary>A new shift of a new opportunity that everybody sees.</summary>
    public async Task<Guid> OpenShift(Guid chapter, object? plan = null, object? shift = null) =>
        await Added(chapter, await Opened(chapter, plan), shift);

    public Task<Reply> SignUp(Guid person, Guid shift) => Person(person).Post($"{Me}/shifts/{shift}");

    public static string[] Ids(Reply list) => [.. list.Body["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>())];

    protected override void AddModule(IServiceCollection services, IConfiguration configuration)
    {
        services.AddVolunteering(configuration);
        services.AddSingleton<IChapterTerritories, KnownChapters>();
        MembershipStandIn.Add(services);
    }

    protected override void MapModule(IEndpointRouteBuilder routes) => routes.MapVolunteering();
}
