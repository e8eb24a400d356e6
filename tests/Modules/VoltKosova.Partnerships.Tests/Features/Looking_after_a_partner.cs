using System.Net;
using Shouldly;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Partnerships.Tests.Features.PartnershipsHost;

namespace VoltKosova.Partnerships.Tests.Features;

public sealed class Looking_after_a_partner(PartnershipsHost host) : IClassFixture<PartnershipsHost>
{
    private readonly Guid _chapter = Guid.NewGuid();

    [Fact]
    public async Task renames_it_and_frees_the_old_name()
    {
        var path = await host.Added(_chapter, "Instituti i Vjetër");
        var manager = host.ManagerOf(_chapter);

        (await manager.Put(path, Profile("Instituti i Ri", website: "https://instituti.example"), version: 1)).Version.ShouldBe(2);
        (await host.Listed()).ShouldContain("Instituti i Ri");
        (await host.Listed()).ShouldNotContain("Instituti i Vjetër");
        await host.Added(_chapter, "Instituti i Vjetër");
    }

    [Fact]
    public async Task cannot_give_it_the_name_of_another()
    {
        await host.Added(_chapter, "Teatri Dodona");
        var path = await host.Added(_chapter, "Teatri Oda");

        (await host.ManagerOf(_chapter).Put(path, Profile("TEATRI DODONA"), version: 1)).Code.ShouldBe("partner-exists-already");
        (await host.ManagerOf(_chapter).Get(path)).Body["name"]!.GetValue<string>().ShouldBe("Teatri Oda");
    }

    [Fact]
    public async Task may_spell_its_name_differently()
    {
        var path = await host.Added(_chapter, "Kompania Drita");

        (await host.ManagerOf(_chapter).Put(path, Profile("KOMPANIA Drita"), version: 1)).Version.ShouldBe(2);
    }

    [Fact]
    public async Task ends_with_the_partnership_which_the_directory_then_hides()
    {
        var path = await host.Added(_chapter, "Radio Deri Sot");
        var manager = host.ManagerOf(_chapter);

        (await manager.Post($"{path}/end", null, version: 1)).Version.ShouldBe(2);
        (await host.Listed()).ShouldNotContain("Radio Deri Sot");
        (await manager.Get(path)).Body["state"]!.GetValue<string>().ShouldBe("ended");
        (await manager.Put(path, Profile("Radio Tjetër"), version: 2)).Code.ShouldBe("partnership-has-ended");
    }

    [Fact]
    public async Task does_not_free_a_name_twice()
    {
        var path = await host.Added(_chapter, "Galeria Qafa");
        var manager = host.ManagerOf(_chapter);
        await manager.Post($"{path}/end", null, version: 1);
        await host.Added(_chapter, "Galeria Qafa");

        (await manager.Post($"{path}/end", null, version: 2)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await manager.Post(Partners, Form(_chapter, "ngo", Profile("Galeria Qafa")))).Code.ShouldBe("partner-exists-already");
    }

    [Fact]
    public async Task is_for_the_chapters_own_partners_and_the_version_that_was_read()
    {
        var path = await host.Added(_chapter, "Shoqata Lumi");

        (await host.ManagerOf(Guid.NewGuid()).Get(path)).Code.ShouldBe("no-such-partner");
        (await host.ManagerOf(Guid.NewGuid()).Post($"{path}/end", null, version: 1)).Code.ShouldBe("no-such-partner");
        (await host.ManagerOf(_chapter).Post($"{path}/end", null, version: 9)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task tells_copies_of_the_directory_who_is_no_partner_any_more()
    {
        var chapter = Guid.NewGuid();
        var path = await host.Added(chapter, "Radio e Kopjes");
        var id = path.Split('/')[^1];
        var sync = await host.Public.Get($"{PartnershipsHost.Directory}?updated_since={Yesterday()}&limit=200");
        var until = sync.Body["updated_until"]!.GetValue<string>();

        await host.ManagerOf(chapter).Post($"{path}/end", null, version: 1);

        var directory = (await host.Public.Get($"{PartnershipsHost.Directory}?updated_since={until}")).Body;
        var partners = (await host.ManagerOf(chapter).Get($"{PartnershipsHost.Partners}?updated_since={until}")).Body;
        directory["items"]!.AsArray().ShouldBeEmpty();
        directory["removed"]!.AsArray().Single()!["id"]!.GetValue<string>().ShouldBe(id);
        partners["items"]!.AsArray().Single()!["state"]!.GetValue<string>().ShouldBe("ended");
        partners["removed"]!.AsArray().ShouldBeEmpty();
    }

    // What changed when is the database's to say, whatever the clock of the business shows.
    private static string Yesterday() => TimeProvider.System.GetUtcNow().AddDays(-1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);
}
