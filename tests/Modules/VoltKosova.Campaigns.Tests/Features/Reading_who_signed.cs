using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Features.CampaignsHost;

namespace VoltKosova.Campaigns.Tests.Features;

public sealed class Reading_who_signed(CampaignsHost host) : IClassFixture<CampaignsHost>
{
    private readonly Guid _chapter = Guid.NewGuid();

    [Fact]
    public async Task is_for_the_chapter_of_the_petition()
    {
        var petition = await host.OpenPetition(_chapter);
        await host.SignAndConfirm(Form(petition, "mine@example.org"));

        Emails(await host.ManagerOf(_chapter).Get(SignaturesRoute)).ShouldBe(["mine@example.org"]);
        Emails(await host.ManagerOf(Guid.NewGuid()).Get(SignaturesRoute)).ShouldBeEmpty();
        (await host.Public.Get(SignaturesRoute)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task is_not_for_those_who_may_only_see_counts()
    {
        var petition = await host.OpenPetition(_chapter);
        await host.SignAndConfirm(Form(petition, "counted@example.org"));
        await host.Sign(Form(petition, "waiting@example.org", "prizren"));
        await host.WhenQuiet();
        var board = host.As(new Grant(Role.ChapterBoard, _chapter));

        (await board.Get(SignaturesRoute)).Code.ShouldBe("right-missing");
        (await board.Get($"{PetitionsRoute}/{petition}/look-alikes")).Code.ShouldBe("right-missing");
        var counts = await board.Get($"{PetitionsRoute}/{petition}/counts");
        counts.Body["states"]!.ToJsonString().ShouldBe(
            """[{"state":"confirmed","signatures":1},{"state":"unconfirmed","signatures":1}]""");
        counts.Body["places"]!.ToJsonString().ShouldBe("""[{"country":"XK","municipality":"prishtine","signatures":1}]""");
        (await host.As(new Grant(Role.ChapterBoard, Guid.NewGuid())).Get($"{PetitionsRoute}/{petition}/counts")).Code
            .ShouldBe("no-such-petition");
    }

    [Fact]
    public async Task says_nothing_about_somebody_who_has_not_confirmed()
    {
        await host.Sign(Form(await host.OpenPetition(_chapter), "typed.by.somebody@example.org"));

        var row = (await host.ManagerOf(_chapter).Get(SignaturesRoute)).Body["items"]!.AsArray().Single()!;

        row["state"]!.GetValue<string>().ShouldBe("unconfirmed");
        row["email"].ShouldBeNull();
        row["given_name"].ShouldBeNull();
        row["family_name"].ShouldBeNull();
    }

    [Fact]
    public async Task goes_by_municipality_state_and_day_page_by_page_and_as_CSV()
    {
        var petition = await host.OpenPetition(_chapter);
        foreach (var (email, place) in (List<(string, string)>)
            [("a@example.org", "prishtine"), ("b@example.org", "prizren"), ("c@example.org", "prizren"), ("d@example.org", "DE")])
            await host.SignAndConfirm(Form(petition, email, place));
        await host.Sign(Form(petition, "e@example.org", "prizren"));
        var manager = host.ManagerOf(_chapter);

        Emails(await manager.Get($"{SignaturesRoute}?filter[municipality][eq]=prizren&filter[state][eq]=confirmed&sort=given_at"))
            .ShouldBe(["b@example.org", "c@example.org"], ignoreOrder: true);
        Emails(await manager.Get($"{SignaturesRoute}?filter[confirmed_on][eq]=2026-03-02")).Count().ShouldBe(4);
        Emails(await manager.Get($"{SignaturesRoute}?filter[confirmed_on][eq]=2026-03-03")).ShouldBeEmpty();
        var page = await manager.Get($"{SignaturesRoute}?filter[petition_id][eq]={petition}&filter[state][eq]=confirmed&limit=3");
        Emails(page).Count().ShouldBe(3);
        Emails(await manager.Get(page.Body["next"]!.GetValue<string>())).Count().ShouldBe(1);
        var csv = await manager.GetStringAsync($"{SignaturesRoute}?format=csv&filter[country][eq]=DE");
        csv.ShouldContain("Krasniqi,d@example.org,DE,");
    }

    [Fact]
    public async Task shows_names_that_look_alike_in_one_place_without_refusing_any()
    {
        var petition = await host.OpenPetition(_chapter);
        var one = await host.SignAndConfirm(Form(petition, "arber1@example.org", familyName: "Gjoka-Çela"));
        var two = await host.SignAndConfirm(Form(petition, "arber2@example.org", familyName: "gjoka  cela"));
        await host.SignAndConfirm(Form(petition, "arber3@example.org", "prizren", "Gjoka-Çela"));
        await host.SignAndConfirm(Form(petition, "arber4@example.org", familyName: "Hoxha"));

        var group = (await host.ManagerOf(_chapter).Get($"{PetitionsRoute}/{petition}/look-alikes")).Body["items"]!.AsArray()
            .ShouldHaveSingleItem()!;

        group["folded_name"]!.GetValue<string>().ShouldBe("arber gjoka cela");
        group["municipality"]!.GetValue<string>().ShouldBe("prishtine");
        group["signature_ids"]!.AsArray().Select(id => id!.GetValue<Guid>()).ShouldBe([one, two], ignoreOrder: true);
        (await host.Count(petition)).ShouldBe(4);
        (await host.ManagerOf(Guid.NewGuid()).Get($"{PetitionsRoute}/{petition}/look-alikes")).Code.ShouldBe("no-such-petition");
    }

    [Fact]
    public async Task is_for_everybody_where_the_signer_wanted_that()
    {
        var petition = await host.OpenPetition(_chapter);
        var named = await host.SignAndConfirm(Form(petition, "named@example.org", familyName: "Shala", showName: true));
        await host.SignAndConfirm(Form(petition, "silent@example.org", familyName: "Berisha"));
        await host.Sign(Form(petition, "unsure@example.org", familyName: "Gashi", showName: true));
        var list = $"/api/v1/campaigns/public/signatures?filter[petition_id][eq]={petition}";

        var names = (await host.Public.Get(list)).Body["items"]!.AsArray();

        names.Select(name => name!["family_name"]!.GetValue<string>()).ShouldBe(["Shala"]);
        names.ToJsonString().ShouldNotContain("@");
        await host.Public.Post(host.WithdrawalOf(named));
        (await host.Public.Get(list)).Body["items"]!.AsArray().ShouldBeEmpty();
    }

    private static IEnumerable<string> Emails(Reply reply) =>
        reply.Body["items"]!.AsArray().OfType<JsonObject>().Select(item => item["email"]?.GetValue<string>() ?? "");
}
