using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Journeys.Tests;

/// <summary>The main job of the product, from an empty database to a member who reads their own record.</summary>
public sealed partial class A_person_joins(VoltHost host) : IClassFixture<VoltHost>
{
    private const string AdminEmail = "admin@voltkosova.example";
    private const string Password = "correct horse battery staple";

    [Fact]
    public async Task and_everything_that_follows_from_it()
    {
        var admin = await TheFirstAdministratorSetsUp();
        var chapters = await TheChaptersAreFounded(admin);
        var officer = await StaffGets(admin, "officer.prishtina@example.org", "membership_officer", chapters.Prishtina);
        var berliner = await StaffGets(admin, "officer.berlin@example.org", "membership_officer", chapters.Berlin);
        await using var partner = await Partner.Start(host.Clock);
        await APartnerRegistersAWebhook(admin, partner, chapters.Movement);

        var application = await ArberApplies(officer, chapters.Prishtina);
        await NobodyElseSeesIt(berliner, application);
        var member = await HeIsAdmitted(officer, application);

        await TheMemberSignsInAndReadsTheirOwnRecord(member);
        await TheSameAddressMakesNoSecondMember(officer);
        await OthersGoWhereTheyLive(admin, chapters);
        await HeIsAVolunteerNow(admin, chapters.Prishtina);
        await TheOtherModulesWork(admin, chapters.Prishtina);
        await ThePartnerWasTold(partner, member);
    }

    private async Task<HttpClient> TheFirstAdministratorSetsUp()
    {
        const string Wrong = "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA";
        var setUp = new { code = Wrong, email = AdminEmail, password = Password, given_name = "Drita", family_name = "Berisha" };
        (await host.Public.Post("/api/v1/access/setup", setUp)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await host.MakeAdministrator(AdminEmail, Password);
        return await host.SignedIn(AdminEmail, Password);
    }

    private static async Task<Chapters> TheChaptersAreFounded(HttpClient admin)
    {
        var movement = await Found(admin, null, "movement", "Volt Kosova");
        var prishtina = await Found(admin, movement, "local", "Volt Prishtina");
        var mitrovica = await Found(admin, movement, "local", "Volt Mitrovica");
        var germany = await Found(admin, movement, "diaspora", "Volt Kosova Deutschland");
        var berlin = await Found(admin, germany, "local", "Volt Kosova Berlin");
        await SetArea(admin, prishtina, municipalities: ["prishtine"]);
        await SetArea(admin, mitrovica, municipalities: ["mitrovice-e-jugut"]);
        await SetArea(admin, germany, countries: ["DE"]);
        await SetArea(admin, berlin, localities: [new { country = "DE", name = "Berlin" }]);
        return new Chapters(movement, prishtina, mitrovica, germany, berlin);
    }

    private async Task<HttpClient> StaffGets(HttpClient admin, string email, string role, Guid chapter)
    {
        var invited = await admin.Post(
            "/api/v1/access/accounts", new { email, language = "sq", grants = new[] { new { role, chapter_id = chapter } } });
        ((int)invited.Status).ShouldBeInRange(200, 202);
        await AcceptInvitation(await host.MailTo(email, "account_invitation"));
        return await host.SignedIn(email, Password);
    }

    private static async Task APartnerRegistersAWebhook(HttpClient admin, Partner partner, Guid movement)
    {
        var endpoint = await admin.Post(
            "/api/v1/webhooks/endpoints",
            new
            {
                url = partner.Url,
                event_types = new[] { "membership.member-admitted.v1" },
                chapter_id = movement,
                description = "Volt Deutschland"
            });
        endpoint.Status.ShouldBe(HttpStatusCode.Created);
        await partner.Next("webhooks.challenge.v1");
    }

    private async Task<Guid> ArberApplies(HttpClient officer, Guid prishtina)
    {
        var applied = await host.Public.Post("/api/v1/membership/applications", Application("arber@example.org", "XK", "prishtine", null));
        applied.Status.ShouldBe(HttpStatusCode.Accepted);
        (await Applications(officer)).ShouldBeEmpty("nobody reads an application before its address is confirmed");

        var link = Link(await host.MailTo("arber@example.org", "confirm_email"));
        var shown = await host.Public.Get(link);
        shown.Body["state"]!.GetValue<string>().ShouldBe("unconfirmed");
        (await host.Public.Get(link)).Body["state"]!.GetValue<string>().ShouldBe("unconfirmed", "GET changes nothing");
        (await host.Public.Post(link)).Status.ShouldBe(HttpStatusCode.OK);
        (await host.Public.Post(link)).Status.ShouldBe(HttpStatusCode.OK, "confirming twice is no mistake");

        var application = (await Applications(officer)).ShouldHaveSingleItem()!;
        application["chapter_id"]!.GetValue<Guid>().ShouldBe(prishtina);
        application["state"]!.GetValue<string>().ShouldBe("under_review");
        return application["id"]!.GetValue<Guid>();
    }

    private static async Task NobodyElseSeesIt(HttpClient berliner, Guid application)
    {
        (await berliner.Get($"/api/v1/membership/applications/{application}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await berliner.Post($"/api/v1/membership/applications/{application}/admission", null, 3)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Applications(berliner)).ShouldBeEmpty();
    }

    private static async Task<Guid> HeIsAdmitted(HttpClient officer, Guid application)
    {
        var read = await officer.Get($"/api/v1/membership/applications/{application}");
        (await officer.Post($"/api/v1/membership/applications/{application}/admission", null, read.Version!.Value - 1)).Status
            .ShouldBe(HttpStatusCode.PreconditionFailed);
        var admitted = await officer.Post($"/api/v1/membership/applications/{application}/admission", null, read.Version.Value);
        admitted.Status.ShouldBe(HttpStatusCode.OK);
        var member = admitted.Id("member_id");
        var card = await officer.Get($"/api/v1/membership/members/{member}");
        card.Body["given_name"]!.GetValue<string>().ShouldBe("Arbër");
        card.Body["number"]!.GetValue<string>().ShouldMatch("^[0-9]{8}$");
        return member;
    }

    private async Task TheMemberSignsInAndReadsTheirOwnRecord(Guid member)
    {
        var welcome = await host.MailTo("arber@example.org", "welcome");
        welcome.ShouldContain("Volt Prishtina");
        await AcceptInvitation(welcome);
        var arber = await host.SignedIn("arber@example.org", Password);
        var me = await arber.Get("/api/v1/membership/me");
        me.Id("id").ShouldBe(member);
        me.Body["family_name"]!.GetValue<string>().ShouldBe("Krasniqi");
        (await arber.Get("/api/v1/membership/members")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task TheSameAddressMakesNoSecondMember(HttpClient officer)
    {
        var first = Application("arber@example.org", "XK", "prishtine", null);
        var known = await host.Public.Post("/api/v1/membership/applications", first);
        var unknown = await host.Public.Post("/api/v1/membership/applications", Application("nobody@example.org", "XK", "prishtine", null));
        known.Status.ShouldBe(unknown.Status);
        known.Body.Select(field => field.Key).ShouldBe(unknown.Body.Select(field => field.Key));
        (await host.MailTo("arber@example.org", "already_member_or_applicant")).ShouldNotContain("confirmations");
        (await officer.Get("/api/v1/membership/members")).Body["items"]!.AsArray().Count.ShouldBe(1);
    }

    private async Task OthersGoWhereTheyLive(HttpClient admin, Chapters chapters)
    {
        (await ChapterOf(admin, "hamburg@example.org", "DE", null, "Hamburg")).ShouldBe(chapters.Germany);
        (await ChapterOf(admin, "berlin@example.org", "DE", null, " BERLIN ")).ShouldBe(chapters.Berlin);
        (await ChapterOf(admin, "oslo@example.org", "NO", null, "Oslo")).ShouldBe(chapters.Movement);
        (await ChapterOf(admin, "mitrovica@example.org", "XK", "mitrovice-e-jugut", null)).ShouldBe(chapters.Mitrovica);
    }

    private async Task HeIsAVolunteerNow(HttpClient admin, Guid prishtina)
    {
        await host.WhenQuiet();
        var volunteer = (await admin.Get("/api/v1/volunteering/volunteers")).Body["items"]!.AsArray().ShouldHaveSingleItem()!;
        volunteer["chapter_id"]!.GetValue<Guid>().ShouldBe(prishtina);
    }

    private static async Task TheOtherModulesWork(HttpClient admin, Guid prishtina)
    {
        var campaign = await admin.Post("/api/v1/campaigns/campaigns", new
        {
            chapter_id = prishtina,
            plan = new
            {
                title = new { sq = "Ajër i pastër", sr = "Čist vazduh", en = "Clean air" },
                themes = new[] { "smart_state" },
                goals = new[] { new { measure = "signatures", target = 500 } },
                starts_on = "2026-12-01",
                ends_on = "2027-03-01",
            },
        });
        campaign.Status.ShouldBe(HttpStatusCode.Created);
        var started = await admin.Post($"{campaign.Location}/start", null, campaign.Version!.Value);
        started.Status.ShouldBe(HttpStatusCode.NoContent);
        var partner = await admin.Post("/api/v1/partnerships/partners", new
        {
            chapter_id = prishtina,
            kind = "ngo",
            profile = new { name = "Iniciativa Kosovare për Stabilitet", country = "XK", website = "https://example.org" },
        });
        partner.Status.ShouldBe(HttpStatusCode.Created);
    }

    private static async Task ThePartnerWasTold(Partner partner, Guid member)
    {
        var delivery = await partner.Next("membership.member-admitted.v1");
        var message = JsonNode.Parse(delivery.Body)!;
        message["specversion"]!.GetValue<string>().ShouldBe("1.0");
        message["data"]!["member_id"]!.GetValue<Guid>().ShouldBe(member);
        delivery.Body.ShouldNotContain("Arb", Case.Insensitive);
    }

    private async Task<Guid> ChapterOf(HttpClient admin, string email, string country, string? municipality, string? locality)
    {
        (await host.Public.Post("/api/v1/membership/applications", Application(email, country, municipality, locality))).Status
            .ShouldBe(HttpStatusCode.Accepted);
        (await host.Public.Post(Link(await host.MailTo(email, "confirm_email")))).Status.ShouldBe(HttpStatusCode.OK);
        var newest = (await Applications(admin))[0]!;
        newest["country"]!.GetValue<string>().ShouldBe(country);
        return newest["chapter_id"]!.GetValue<Guid>();
    }

    private async Task AcceptInvitation(string mail)
    {
        var accepted = await host.Public.Post(
            "/api/v1/access/invitations/acceptance", new { token = Invitation().Match(mail).Groups[1].Value, password = Password });
        ((int)accepted.Status).ShouldBeInRange(200, 204);
    }

    private static async Task<JsonArray> Applications(HttpClient staff) =>
        (await staff.Get("/api/v1/membership/applications?filter[state][eq]=under_review")).Body["items"]!.AsArray();

    private static async Task<Guid> Found(HttpClient admin, Guid? parent, string level, string name)
    {
        var founded = await admin.Post(
            "/api/v1/chapters/chapters", new { parent_id = parent, level, name, names = new { sq = name, sr = name, en = name } });
        founded.Status.ShouldBe(HttpStatusCode.Created);
        return founded.Id("chapter_id");
    }

    private static async Task SetArea(
        HttpClient admin, Guid chapter, string[]? municipalities = null, string[]? countries = null, object[]? localities = null)
    {
        var set = await admin.Put(
            $"/api/v1/chapters/chapters/{chapter}/area",
            new { municipalities = municipalities ?? [], countries = countries ?? [], localities = localities ?? [] },
            version: 1);
        ((int)set.Status).ShouldBeInRange(200, 204);
    }

    private static object Application(string email, string country, string? municipality, string? locality) => new
    {
        given_name = "Arbër",
        family_name = "Krasniqi",
        email,
        birth_date = "1996-02-29",
        birth_place = "Prishtinë",
        residence = new { country, municipality, locality },
        language = "sq",
        kind = "member",
        wants_to_help = true,
        declares_no_other_party = true,
        consent_version = "2026-01",
    };

    private static string Link(string mail) => new Uri(ConfirmLink().Match(mail).Value).PathAndQuery;

    [GeneratedRegex(@"http\S+/confirmations/\S+")]
    private static partial Regex ConfirmLink();

    [GeneratedRegex(@"accept-invitation#(\S+)")]
    private static partial Regex Invitation();

    private sealed record Chapters(Guid Movement, Guid Prishtina, Guid Mitrovica, Guid Germany, Guid Berlin);
}
