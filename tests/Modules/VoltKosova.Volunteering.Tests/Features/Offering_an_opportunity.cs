using System.Net;
using Shouldly;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Volunteering.Tests.Features.VolunteeringHost;

namespace VoltKosova.Volunteering.Tests.Features;

public sealed class Offering_an_opportunity(VolunteeringHost host) : IClassFixture<VolunteeringHost>
{
    private readonly Guid _chapter = Guid.NewGuid();

    [Fact]
    public async Task shows_it_to_everybody_once_it_is_open()
    {
        var opportunity = await host.Drafted(_chapter);
        var shift = await host.Added(_chapter, opportunity);
        (await host.Public.Get($"{Api}/public/opportunities/{opportunity}")).Code.ShouldBe("no-such-opportunity");

        await host.CoordinatorOf(_chapter).Post($"{Opportunities}/{opportunity}/opening", null, version: 1);

        var seen = await host.Public.Get($"{Api}/public/opportunities/{opportunity}");
        seen.Body["opportunity"]!["title"]!["en"]!.GetValue<string>().ShouldBe("Information stand");
        seen.Body["opportunity"]!.AsObject().ContainsKey("contact_person_id").ShouldBeFalse();
        var shown = seen.Body["shifts"]!.AsArray().Single()!.AsObject();
        shown["id"]!.GetValue<Guid>().ShouldBe(shift);
        shown["places_left"]!.GetValue<int>().ShouldBe(2);
        shown.ContainsKey("instructions").ShouldBeFalse();
        Ids(await host.Public.Get($"{Api}/public/opportunities?filter[chapter_id][eq]={_chapter}")).ShouldBe([$"{opportunity}"]);
    }

    [Fact]
    public async Task shows_no_more_once_it_is_closed()
    {
        var opportunity = await host.Opened(_chapter);
        var coordinator = host.CoordinatorOf(_chapter);

        (await coordinator.Post($"{Opportunities}/{opportunity}/closing", null, version: 2)).Version.ShouldBe(3);

        (await host.Public.Get($"{Api}/public/opportunities/{opportunity}")).Code.ShouldBe("no-such-opportunity");
        (await coordinator.Get($"{Opportunities}/{opportunity}")).Body["state"]!.GetValue<string>().ShouldBe("closed");
        (await coordinator.Post($"{Opportunities}/{opportunity}/shifts", host.Shift())).Code.ShouldBe("opportunity-has-ended");
    }

    [Fact]
    public async Task changes_a_draft_at_the_version_that_was_seen()
    {
        var opportunity = await host.Drafted(_chapter);
        var coordinator = host.CoordinatorOf(_chapter);

        (await coordinator.Put($"{Opportunities}/{opportunity}", Plan(minimumAge: 18), version: 1)).Version.ShouldBe(2);
        (await coordinator.Put($"{Opportunities}/{opportunity}", Plan(), version: 1)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await coordinator.Get($"{Opportunities}/{opportunity}")).Body["minimum_age"]!.GetValue<int>().ShouldBe(18);
    }

    [Fact]
    public async Task is_for_a_chapter_of_ones_own_that_exists()
    {
        (await host.CoordinatorOf(_chapter).Post(Opportunities, new { ChapterId = Guid.NewGuid(), Plan = Plan() })).Code
            .ShouldBe("outside-own-scope");
        (await host.CoordinatorOf(KnownChapters.Nowhere).Post(Opportunities, new { ChapterId = KnownChapters.Nowhere, Plan = Plan() }))
            .Code.ShouldBe("chapter-unknown");
    }

    [Fact]
    public async Task says_what_is_wrong_with_the_plan()
    {
        var wrong = new
        {
            Title = new { Sq = "", Sr = "x", En = "x" },
            Description = new { Sq = "x", Sr = "x", En = "x" },
            Kind = "outreach",
            Place = new { Online = true, Municipality = "atlantis" },
            MinimumAge = 3,
            Skills = Array.Empty<object>(),
        };
        var reply = await host.CoordinatorOf(_chapter).Post(Opportunities, new { ChapterId = _chapter, Plan = wrong });

        reply.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        reply.Errors.ShouldBe(
            [
                ("#/plan/title/sq", "not-empty"),
                ("#/plan/place/municipality", "municipality-unknown"),
                ("#/plan/place/municipality", "empty"),
                ("#/plan/minimum_age", "inclusive-between"),
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task is_watched_by_the_board_and_hidden_from_other_chapters()
    {
        var opportunity = await host.Opened(_chapter);

        (await host.BoardOf(_chapter).Get($"{Opportunities}/{opportunity}")).Version.ShouldBe(2);
        (await host.BoardOf(_chapter).Post($"{Opportunities}/{opportunity}/closing", null, version: 2)).Status
            .ShouldBe(HttpStatusCode.Forbidden);
        var stranger = host.CoordinatorOf(Guid.NewGuid());
        (await stranger.Get($"{Opportunities}/{opportunity}")).Code.ShouldBe("no-such-opportunity");
        (await stranger.Post($"{Opportunities}/{opportunity}/closing", null, version: 2)).Code.ShouldBe("no-such-opportunity");
        (await stranger.Post($"{Opportunities}/{opportunity}/shifts", host.Shift())).Code.ShouldBe("no-such-opportunity");
        Ids(await stranger.Get(Opportunities)).ShouldBeEmpty();
    }

    [Fact]
    public async Task calls_its_shifts_off_when_it_is_given_up()
    {
        var opportunity = await host.Opened(_chapter);
        var shift = await host.Added(_chapter, opportunity);
        var person = await host.Joined(_chapter);
        await host.SignUp(person, shift);

        (await host.CoordinatorOf(_chapter).Post($"{Opportunities}/{opportunity}/cancellation", new { Reason = "Shi." }, version: 2))
            .Status.ShouldBe(HttpStatusCode.NoContent);
        await host.WhenQuiet();

        (await host.CoordinatorOf(_chapter).Get($"{Shifts}/{shift}")).Body["state"]!.GetValue<string>().ShouldBe("cancelled");
        var mine = (await host.Person(person).Get($"{Me}/sign-ups")).Body["items"]!.AsArray().Single()!;
        mine["state"]!.GetValue<string>().ShouldBe("cancelled");
        mine["cancelled_because"]!.GetValue<string>().ShouldBe("shift_cancelled");
        (await host.Log("volunteering", person)).ShouldContain("volunteering.volunteer-shift-freed.v1");
    }

    [Fact]
    public async Task picks_skills_from_the_catalogue() =>
        (await host.Public.Get($"{Api}/skills")).Body["items"]!.AsArray().Select(item => item!["name"]!["sr"]!.GetValue<string>())
            .ShouldContain("prevođenje");
}
