using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Partnerships.Tests.Features.PartnershipsHost;

namespace VoltKosova.Partnerships.Tests.Features;

public sealed class Adding_a_partner(PartnershipsHost host) : IClassFixture<PartnershipsHost>
{
    private readonly Guid _chapter = Guid.NewGuid();

    [Fact]
    public async Task shows_an_organisation_to_its_chapter_and_to_everybody()
    {
        var path = await host.Added(_chapter, "  Qendra për Ajër ");
        var manager = host.ManagerOf(_chapter);

        var read = await manager.Get(path);
        read.Version.ShouldBe(1);
        read.Body["name"]!.GetValue<string>().ShouldBe("Qendra për Ajër");
        (await manager.Get(Partners)).Body["items"]!.AsArray().Select(item => item!["id"]!.GetValue<Guid>()).ShouldBe([read.Id("id")]);
        (await host.Listed()).ShouldContain("Qendra për Ajër");
    }

    [Fact]
    public async Task is_refused_for_a_name_that_a_partner_of_that_country_has()
    {
        await host.Added(_chapter, "Đorđe Fondacija");
        var other = Guid.NewGuid();
        Task<Reply> Again(string name, string country) =>
            host.ManagerOf(other).Post(Partners, Form(other, "media", Profile(name, country)));

        (await Again("Ђорђе Фондација", "XK")).Code.ShouldBe("partner-exists-already");
        var refused = await Again("djordje  FONDACIJA", "XK");
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Code.ShouldBe("partner-exists-already");
        (await Again("Đorđe Fondacija", "DE")).Status.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task lets_one_of_two_win_who_come_at_the_same_time()
    {
        var manager = host.ManagerOf(_chapter);
        var replies = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => manager.Post(Partners, Form(_chapter, "company", Profile("Nxitimi")))));

        replies.Select(reply => reply.Status).Order().ShouldBe(
            [HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict]);
    }

    [Fact]
    public async Task needs_a_name_a_known_country_and_a_real_website()
    {
        var manager = host.ManagerOf(_chapter);
        Task<Reply> Add(object profile) => manager.Post(Partners, Form(_chapter, "ngo", profile));

        (await Add(new { Name = (string?)null, Country = "XK" })).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await Add(Profile("…"))).Code.ShouldBe("partner-without-name");
        (await Add(Profile("Ajri", country: "QQ"))).Code.ShouldBe("country-unknown");
        (await Add(Profile("Ajri", website: "javascript:alert(1)"))).Errors.ShouldBe([("#/profile/website", "website-not-valid")]);
    }

    [Fact]
    public async Task is_for_ones_own_chapters_that_there_are()
    {
        var everywhere = host.As(new Grant(Role.Administrator, null));

        static Task<Reply> Add(HttpClient client, Guid chapter) => client.Post(Partners, Form(chapter, "ngo", Profile("Ajri")));

        (await Add(host.ManagerOf(_chapter), Guid.NewGuid())).Code.ShouldBe("outside-own-scope");
        (await Add(everywhere, KnownChapters.Nowhere)).Code.ShouldBe("chapter-unknown");
        (await Add(host.As(new Grant(Role.CampaignManager, null)), _chapter)).Code.ShouldBe("right-missing");
    }
}
