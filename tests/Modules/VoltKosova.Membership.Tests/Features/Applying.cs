using System.Net;
using Shouldly;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Applying(MembershipHost host) : IClassFixture<MembershipHost>
{
    [Fact]
    public async Task is_answered_with_the_day_until_which_the_link_works_and_nothing_about_the_person()
    {
        var applied = await host.Public.Post(Applications, Form("applying@example.org"));

        applied.Status.ShouldBe(HttpStatusCode.Accepted);
        applied.Body.Select(field => field.Key).ShouldBe(["confirm_by"]);
        applied.Body["confirm_by"]!.GetValue<DateTimeOffset>().ShouldBe(FixedClock.Start.AddDays(14));
        applied.Location.ShouldBeNull();
    }

    [Theory]
    [InlineData("sq", "Anëtar mund të bëhet kush i ka mbushur 18 vjet.")]
    [InlineData("sr", "Član može da postane ko ima navršenih 18 godina.")]
    [InlineData("en", "Members must be at least 18 years old.")]
    public async Task is_refused_to_the_young_in_their_language(string language, string reason)
    {
        var refused = await host.Public.Post(
            Applications, Form($"young-{language}@example.org", born: "2008-03-03"), ("Accept-Language", language));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Code.ShouldBe("too-young");
        refused.Body["detail"]!.GetValue<string>().ShouldBe(reason);
        (await host.OfAddress($"young-{language}@example.org")).ShouldBeEmpty();
    }

    [Fact]
    public async Task says_where_one_was_born_and_which_languages_one_speaks()
    {
        var chapter = host.ChapterIn("mamushe");
        (await host.Public.Post(Applications, Speaking("speaks@example.org", "sq", "tr", "sq"))).Status.ShouldBe(HttpStatusCode.Accepted);
        (await host.Public.Post(Applications, Speaking("speaks-not@example.org", "turkish"))).Errors
            .ShouldHaveSingleItem().Pointer.ShouldBe("#/languages/0");
        var application = Guid.Parse((await host.OfAddress("speaks@example.org")).Single());
        await host.WhenQuiet();
        (await host.Public.Post(host.LinkOf(application))).Status.ShouldBe(HttpStatusCode.OK);

        var officer = host.OfficerOf(chapter);
        var row = (await officer.Get($"{Applications}/{application}")).Body;
        (row["birth_place"].Text(), row["language"].Text()).ShouldBe(("Bursa", "en"));
        row["languages"]!.AsArray().Select(one => one.Text()).ShouldBe(["sq", "tr"]);

        var member = (await officer.Post($"{Applications}/{application}/admission", null, 3)).Id("member_id");
        var person = (await officer.Get($"{Members}/{member}")).Id("person_id");
        var mine = (await host.As(new TestAccount() { PersonId = person }).Get("/api/v1/membership/me/details")).Body;
        (mine["birth_place"].Text(), mine["languages"]!.AsArray().Count).ShouldBe(("Bursa", 2));
        (await host.Rows("SELECT data::text FROM membership.mt_events WHERE stream_id::text = ANY (string_to_array($1, ','))",
            $"{application},{member}")).ShouldAllBe(fact => !fact.Contains("Bursa") && !fact.Contains("\"tr\""), "sealed");
    }

    private static object Speaking(string email, params string[] languages) => new
    {
        GivenName = "Emine",
        FamilyName = "Morina",
        Email = email,
        BirthDate = "1991-04-05",
        BirthPlace = "Bursa",
        Residence = new { Country = "XK", Municipality = "mamushe" },
        Language = "en",
        Kind = "member",
        WantsToHelp = false,
        DeclaresNoOtherParty = true,
        ConsentVersion = "2026-01",
        Languages = languages,
    };

    [Fact]
    public async Task is_open_on_the_eighteenth_birthday()
    {
        (await host.Public.Post(Applications, Form("birthday@example.org", born: "2008-03-02"))).Status.ShouldBe(HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData("sq", "Kjo fushë nuk mund të jetë bosh.")]
    [InlineData("sr", "Ovo polje ne može biti prazno.")]
    [InlineData("en", "This field cannot be empty.")]
    public async Task points_at_everything_that_is_wrong_in_the_language_of_the_reader(string language, string empty)
    {
        var refused = await host.Public.Post(
            Applications,
            """
            {"given_name": " ", "family_name": "", "email": "not an address", "birth_date": "1996-02-29",
             "residence": {"country": "XK", "municipality": "prishtine"}, "language": "sq", "kind": "member",
             "wants_to_help": true, "declares_no_other_party": true, "consent_version": ""}
            """,
            ("Accept-Language", language));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Errors.ShouldBe(
            [("#/given_name", "name-needed"), ("#/email", "email-not-valid"), ("#/consent_version", "not-empty")], ignoreOrder: true);
        refused.Body["errors"]!.AsArray().Single(error => error!["pointer"]!.GetValue<string>() == "#/consent_version")!["detail"]!
            .GetValue<string>().ShouldBe(empty);
        refused.Body.ToJsonString().ShouldNotContain("not an address", Case.Insensitive, "what somebody typed does not come back");
    }

    [Theory]
    [InlineData("prishtina-e-re", "municipality-unknown")]
    [InlineData("", "municipality-needed")]
    public async Task needs_a_municipality_of_Kosovo(string municipality, string code)
    {
        var refused = await host.Public.Post(Applications, Form("nowhere@example.org", municipality));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Code.ShouldBe(code);
    }

    [Fact]
    public async Task is_refused_to_a_member_of_another_party()
    {
        var form = Form("party@example.org");
        var text = System.Text.Json.JsonSerializer.Serialize(form, Web.ApiJson.Options)
            .Replace("\"declares_no_other_party\":true", "\"declares_no_other_party\":false", StringComparison.Ordinal);

        (await host.Public.Post(Applications, text)).Code.ShouldBe("member-of-another-party");
    }

    [Fact]
    public async Task is_not_for_those_whom_the_movement_honours()
    {
        var form = System.Text.Json.JsonSerializer.Serialize(Form("honours@example.org"), Web.ApiJson.Options)
            .Replace("\"kind\":\"member\"", "\"kind\":\"honorary\"", StringComparison.Ordinal);

        (await host.Public.Post(Applications, form)).Errors.ShouldBe([("#/kind", "not-equal")]);
    }

    [Fact]
    public async Task twice_with_one_key_is_one_application()
    {
        var key = ("Idempotency-Key", "applying-twice");

        var first = await host.Public.Post(Applications, Form("twice@example.org"), key);
        var again = await host.Public.Post(Applications, Form("twice@example.org"), key);
        var other = await host.Public.Post(Applications, Form("thrice@example.org"), key);

        again.Status.ShouldBe(HttpStatusCode.Accepted);
        again.Body.ToJsonString().ShouldBe(first.Body.ToJsonString());
        other.Code.ShouldBe("idempotency-key-reused");
        (await host.OfAddress("twice@example.org")).Count.ShouldBe(1);
        (await host.OfAddress("thrice@example.org")).ShouldBeEmpty();
    }
}
