using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Finding_duplicates(MembershipHost host) : IClassFixture<MembershipHost>
{
    [Fact]
    public async Task tells_staff_who_it_may_be_and_why_and_admits_nobody_unlooked()
    {
        var chapter = host.ChapterIn("dragash");
        var officer = host.OfficerOf(chapter);
        var (member, _) = await Admitted(officer, "xh@example.org", "dragash", "Xhevdet", "Gjoka", "1980-05-04");
        var application = await Applied("dz@example.org", "dragash", "Џевдет", "Ђока", "1980-05-04");

        var found = (await officer.Get($"{Applications}/{application}/duplicates", ("Accept-Language", "sr"))).Body["items"]!.AsArray()
            .ShouldHaveSingleItem()!;
        (found["member_id"]!.GetValue<Guid>(), found["standing"].Text(), found["score"]!.GetValue<int>()).ShouldBe((member, "member", 75));
        found["reasons"]!.AsArray().Select(one => (one!["reason"].Text(), one["text"].Text())).ShouldBe(
        [
            ("same_birth_date", "Isti datum rođenja."), ("same_name_spelled_otherwise", "Isto ime, drugačije napisano."),
        ]);
        (await Items(officer, $"{Members}/{member}/duplicates")).ShouldHaveSingleItem()!["application_id"]!.GetValue<Guid>()
            .ShouldBe(application);

        (await officer.Post($"{Applications}/{application}/admission", null, 3)).Code.ShouldBe("possibly-a-member-already");
        var pair = found["pair_id"]!.GetValue<Guid>();
        (await officer.Post($"{Applications}/{application}/duplicates/{pair}/dismissal")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await officer.Post($"{Applications}/{application}/duplicates/{pair}/dismissal")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Items(officer, $"{Applications}/{application}/duplicates")).ShouldBeEmpty();
        var other = (await officer.Post($"{Applications}/{application}/admission", null, 3)).Id("member_id");
        await host.WhenQuiet();

        (await Items(officer, $"{Members}/{other}/duplicates")).ShouldBeEmpty("it stays said when the applicant is a member");
        (await Items(officer, $"{Members}/{member}/duplicates")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sq", "vetëm lëvizja, jo dega.")]
    [InlineData("sr", "samo pokret, a ne ogranak.")]
    [InlineData("en", "not a chapter.")]
    public async Task lets_only_the_movement_admit_again_whom_it_has_put_out(string language, string end)
    {
        var chapter = host.ChapterIn("kamenice");
        var (officer, movement) = (host.OfficerOf(chapter), host.As(new Grant(Role.MembershipOfficer, null)));
        var (family, born) = ($"Kelmendi {language}", language switch { "sq" => "1968-01-04", "sr" => "1972-10-21", _ => "1983-07-16" });
        var (member, _) = await Admitted(officer, $"out-{language}@example.org", "kamenice", "Skender", family, born);
        (await officer.Post($"{Members}/{member}/revocation", new { Note = "Threats" }, 1)).Version.ShouldBe(2);
        var application = await Applied($"again-{language}@example.org", "kamenice", "Skënder", family, born);

        var refused = await officer.Send(
            HttpMethod.Post, $"{Applications}/{application}/admission", null, ("If-Match", "\"3\""), ("Accept-Language", language));

        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.Conflict, "possibly-put-out-before"));
        refused.Body["detail"].Text().ShouldEndWith(end);
        (await movement.Post($"{Applications}/{application}/admission", null, 3)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task lets_a_chapter_admit_again_who_had_left()
    {
        var chapter = host.ChapterIn("lipjan");
        var officer = host.OfficerOf(chapter);
        var (member, _) = await Admitted(officer, "left@example.org", "lipjan", "Valon", "Berisha", "1979-04-30");
        await officer.Post($"{Members}/{member}/end", new { Reason = "resigned", Note = "Wrote" }, 1);
        var application = await Applied("back@example.org", "lipjan", "Valon", "Berisha", "1979-04-30");

        (await officer.Post($"{Applications}/{application}/admission", null, 3)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task tells_of_other_chapters_only_whom_to_ask()
    {
        var (own, foreign) = (host.ChapterIn("hani-i-elezit"), host.ChapterIn("junik"));
        var (member, _) = await Admitted(host.OfficerOf(foreign), "hidden@example.org", "junik", "Lirije", "Thaqi", "1990-11-02");
        var application = await Applied("seen@example.org", "hani-i-elezit", "Lirije", "Thaçi", "1990-11-02");

        var found = (await Items(host.OfficerOf(own), $"{Applications}/{application}/duplicates")).ShouldHaveSingleItem()!.AsObject();
        found.Where(one => one.Value is not null).Select(one => one.Key).ShouldBe(["pair_id", "chapter_id", "within_scope"]);
        (found["chapter_id"]!.GetValue<Guid>(), found["within_scope"]!.GetValue<bool>()).ShouldBe((foreign, false));
        var both = host.As(new Grant(Role.MembershipOfficer, own), new Grant(Role.MembershipOfficer, foreign));
        (await Items(both, $"{Applications}/{application}/duplicates")).ShouldHaveSingleItem()!["member_id"]!.GetValue<Guid>()
            .ShouldBe(member);

        (await host.OfficerOf(foreign).Get($"{Applications}/{application}/duplicates")).Code.ShouldBe("no-such-application");
        (await host.OfficerOf(own).Get($"{Members}/{member}/duplicates")).Code.ShouldBe("no-such-member");
        (await host.OfficerOf(foreign).Post($"{Applications}/{application}/duplicates/{found["pair_id"]}/dismissal"))
            .Code.ShouldBe("no-such-application");
        (await host.OfficerOf(own).Post($"{Applications}/{application}/duplicates/{Guid.NewGuid()}/dismissal"))
            .Code.ShouldBe("no-such-duplicate");
        (await host.As(new Grant(Role.Treasurer, own)).Get($"{Applications}/{application}/duplicates")).Status
            .ShouldBe(HttpStatusCode.Forbidden);
        (await host.Public.Get($"{Applications}/{application}/duplicates")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task keeps_nothing_readable_and_forgets_with_the_person()
    {
        var chapter = host.ChapterIn("mamushe");
        var (_, _) = await Admitted(host.OfficerOf(chapter), "mamushe@example.org", "mamushe", "Besnik", "Rugova", "1971-01-09");
        await host.WhenQuiet();

        var kept = (await host.Rows(
            """
            SELECT entry.data::text FROM membership.mt_doc_entry AS entry
            JOIN membership.mt_doc_member_card AS card ON card.id::text = entry.data ->> 'member_id' WHERE card.data ->> 'email' = $1
            """,
            "mamushe@example.org")).ShouldHaveSingleItem();
        foreach (var word in (string[])["mamushe", "esnik", "ugova", "1971", "01-09"])
            kept.ShouldNotContain(word, Case.Insensitive);
    }

    [Fact]
    public async Task says_the_same_to_the_public_whether_somebody_is_known_or_not()
    {
        var chapter = host.ChapterIn("suhareke");
        await Admitted(host.OfficerOf(chapter), "known@example.org", "suhareke", "Blerta", "Hoti", "1985-02-03");

        var known = await host.Public.Post(Applications, Named("known@example.org", "suhareke", "Blerta", "Hoti", "1985-02-03"));
        var unknown = await host.Public.Post(Applications, Named("unknown@example.org", "suhareke", "Iva", "Nikolić", "1977-12-30"));

        (known.Status, known.Body.ToJsonString()).ShouldBe((unknown.Status, unknown.Body.ToJsonString()));
    }

    internal static object Named(string email, string municipality, string given, string family, string born)
    {
        var form = System.Text.Json.JsonSerializer.SerializeToNode(Form(email, municipality, born: born), Web.ApiJson.Options)!.AsObject();
        (form["given_name"], form["family_name"]) = (given, family);
        return form.ToJsonString();
    }

    private async Task<Guid> Applied(string email, string municipality, string given, string family, string born)
    {
        (await host.Public.Post(Applications, Named(email, municipality, given, family, born))).Status.ShouldBe(HttpStatusCode.Accepted);
        var application = Guid.Parse((await host.OfAddress(email)).ShouldHaveSingleItem());
        (await host.Public.Post(host.LinkOf(application))).Status.ShouldBe(HttpStatusCode.OK);
        await host.WhenQuiet();
        return application;
    }

    private async Task<(Guid Member, Guid Person)> Admitted(
        HttpClient officer, string email, string municipality, string given, string family, string born)
    {
        var application = await Applied(email, municipality, given, family, born);
        var admitted = await officer.Post($"{Applications}/{application}/admission", null, 3);
        admitted.Status.ShouldBe(HttpStatusCode.OK, admitted.Body.ToJsonString());
        await host.WhenQuiet();
        var member = admitted.Id("member_id");
        return (member, (await officer.Get($"{Members}/{member}")).Id("person_id"));
    }

    private static async Task<JsonArray> Items(HttpClient client, string path) => (await client.Get(path)).Body["items"]!.AsArray();
}
