using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Features.CampaignsHost;

namespace VoltKosova.Campaigns.Tests.Features;

public sealed class Drafting_a_campaign(CampaignsHost host) : IClassFixture<CampaignsHost>
{
    private readonly Guid _chapter = Guid.NewGuid();

    [Fact]
    public async Task shows_it_to_those_who_manage_the_campaigns_of_the_chapter()
    {
        var path = await host.Drafted(_chapter);
        var manager = host.ManagerOf(_chapter);

        var read = await manager.Get(path);
        read.Version.ShouldBe(1);
        read.Body["state"]!.GetValue<string>().ShouldBe("draft");
        read.Body["title"]!["sr"]!.GetValue<string>().ShouldBe("Čist vazduh");
        (await manager.Get(Route)).Body["items"]!.AsArray().Select(item => item!["id"]!.GetValue<Guid>()).ShouldBe([read.Id("id")]);
    }

    [Fact]
    public async Task shows_it_to_nobody_else()
    {
        var path = await host.Drafted(_chapter);

        (await host.ManagerOf(Guid.NewGuid()).Get(path)).Code.ShouldBe("no-such-campaign");
        (await host.ManagerOf(Guid.NewGuid()).Put(path, Plan(), version: 1)).Code.ShouldBe("no-such-campaign");
        (await host.PublicStates(_chapter)).ShouldBeEmpty();
    }

    [Fact]
    public async Task is_for_ones_own_chapters()
    {
        var refused = await host.ManagerOf(_chapter).Post(Route, new { ChapterId = Guid.NewGuid(), Plan = Plan() });

        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        refused.Code.ShouldBe("outside-own-scope");
    }

    [Fact]
    public async Task is_for_a_chapter_that_there_is()
    {
        var everywhere = host.As(new Grant(Role.Administrator, null));

        (await everywhere.Post(Route, new { ChapterId = KnownChapters.Nowhere, Plan = Plan() })).Code.ShouldBe("chapter-unknown");
    }

    [Fact]
    public async Task is_not_for_other_roles()
    {
        var refused = await host.As(new Grant(Role.PartnershipManager, _chapter)).Post(Route, new { ChapterId = _chapter, Plan = Plan() });

        refused.Code.ShouldBe("right-missing");
    }

    [Fact]
    public async Task needs_a_title_and_a_theme()
    {
        var manager = host.ManagerOf(_chapter);

        var nameless = await manager.Post(Route, new { ChapterId = _chapter, Plan = Plan(title: " ") });
        nameless.Errors.ShouldBe([("#/plan/title/sq", "not-empty")]);
        var twice = await manager.Post(Route, new { ChapterId = _chapter, Plan = Plan(themes: ["eu_reform", "eu_reform"]) });
        twice.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        twice.Code.ShouldBe("theme-twice");
    }

    [Theory]
    [InlineData("""{ "chapter_id": "0195566a-c800-7000-8000-0000000000c1" }""")]
    [InlineData("""{ "chapter_id": "0195566a-c800-7000-8000-0000000000c1", "plan": { "title": null } }""")]
    [InlineData(
        """
        {
          "chapter_id": "0195566a-c800-7000-8000-0000000000c1",
          "plan": { "title": { "sq": "A", "sr": "A", "en": "A" }, "themes": ["smart_state"], "goals": [null], "starts_on": "2026-03-02" }
        }
        """)]
    [InlineData(
        """
        {
          "chapter_id": "0195566a-c800-7000-8000-0000000000c1",
          "plan": { "title": { "sq": "A", "sr": "A", "en": "A" }, "themes": [7], "goals": [], "starts_on": "2026-03-02" }
        }
        """)]
    public async Task answers_nonsense_with_what_is_wrong_with_it(string body)
    {
        var refused = await host.As(new Grant(Role.Administrator, null)).Post(Route, body);

        refused.Status.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.UnprocessableEntity);
        refused.Code.ShouldNotBeNull();
    }

    [Fact]
    public async Task shows_up_in_the_list_as_CSV()
    {
        await host.Drafted(_chapter);

        var csv = await host.ManagerOf(_chapter).GetStringAsync($"{Route}?format=csv");

        csv.Split("\r\n")[0].ShouldBe("id,chapter_id,state,title.sq,title.sr,title.en,starts_on,ends_on,started_on,completed_on");
        csv.ShouldContain("draft,Ajër i pastër,Čist vazduh,Clean air,2026-03-02,2026-05-01,,");
    }

    [Fact]
    public async Task goes_on_with_the_version_that_was_read()
    {
        var path = await host.Drafted(_chapter);
        var manager = host.ManagerOf(_chapter);

        (await manager.Put(path, Plan("Ajër më i pastër"), version: 1)).Version.ShouldBe(2);
        (await manager.Put(path, Plan("Ajër"), version: 1)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await manager.Get(path)).Body["title"]!["sq"]!.GetValue<string>().ShouldBe("Ajër më i pastër");
    }

    [Fact]
    public async Task happens_once_for_one_Idempotency_Key()
    {
        var manager = host.ManagerOf(_chapter);
        Task<Reply> Post() => manager.Send(
            HttpMethod.Post, Route, new { ChapterId = _chapter, Plan = Plan() }, ("Idempotency-Key", "clean-air"));

        var first = await Post();
        (await Post()).Id("campaign_id").ShouldBe(first.Id("campaign_id"));
    }
}
