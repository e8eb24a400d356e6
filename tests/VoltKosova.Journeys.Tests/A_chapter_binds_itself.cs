using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using VoltKosova.Kernel;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Journeys.Tests;

/// <summary>
/// An NGO as partner, an agreement proposed, approved, signed by both sides, in force; a post with a mandate in a chapter, which ends with
/// the membership of its holder.
/// </summary>
public sealed partial class A_chapter_binds_itself(VoltHost host) : IClassFixture<VoltHost>
{
    private const string Password = "correct horse battery staple";
    private const string Document = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private string Today => Seat.DayOf(host.Clock.GetUtcNow()).ToString("O", null);

    [Fact]
    public async Task to_a_partner_and_to_the_people_who_lead_it()
    {
        await host.MakeAdministrator("admin@voltkosova.example", Password);
        var admin = await host.SignedIn("admin@voltkosova.example", Password);
        var movement = await Found(admin, null, "movement", "Volt Kosova");
        var prishtina = await Found(admin, movement, "local", "Volt Prishtina");
        await admin.Put(
            $"/api/v1/chapters/chapters/{prishtina}/area",
            new { municipalities = new[] { "prishtine" }, countries = Array.Empty<string>(), localities = Array.Empty<object>() },
            version: 1);
        await using var listener = await Partner.Start(host.Clock);
        await AWebhookListens(admin, listener, movement);

        await AnAgreementComesIntoForce(admin, prishtina);
        var agreed = JsonNode.Parse((await listener.Next("partnerships.agreement-in-force.v1")).Body)!["data"]!;
        (agreed["chapter_id"]!.GetValue<Guid>(), agreed["in_force_from"]!.GetValue<string>()).ShouldBe((prishtina, Today));

        var (member, person) = await AMemberIsAdmitted(admin);
        var post = await AMemberLeads(admin, prishtina, person);
        (await listener.Next("chapters.mandate-began.v1")).Body.ShouldNotContain("Arb", Case.Insensitive);

        await TheMemberLeaves(member);
        var ended = JsonNode.Parse((await listener.Next("chapters.mandate-ended.v1")).Body)!["data"]!;
        (ended["reason"]!.GetValue<string>(), ended["person_id"]!.GetValue<Guid>()).ShouldBe(("membership_ended", person));
        var vacancy = (await host.Public.Get($"/api/v1/chapters/vacancies?filter[id][eq]={post}")).Body["items"]!.AsArray();
        vacancy.ShouldHaveSingleItem()!["fill_by"]!.GetValue<string>()
            .ShouldBe(Seat.DayOf(host.Clock.GetUtcNow()).AddDays(60).ToString("O", null));
    }

    private static async Task AWebhookListens(HttpClient admin, Partner listener, Guid movement)
    {
        (await admin.Post("/api/v1/webhooks/endpoints", new
        {
            url = listener.Url,
            event_types = new[] { "partnerships.agreement-in-force.v1", "chapters.mandate-began.v1", "chapters.mandate-ended.v1" },
            chapter_id = movement,
            description = "Volt Deutschland",
        })).Status.ShouldBe(HttpStatusCode.Created);
        await listener.Next("webhooks.challenge.v1");
    }

    private async Task AnAgreementComesIntoForce(HttpClient admin, Guid chapter)
    {
        var manager = await StaffGets(admin, "partners@example.org", "partnership_manager", chapter);
        var board = await StaffGets(admin, "board@example.org", "chapter_board", chapter);
        var profile = new { name = "OJQ Ajri i Pastër", country = "XK", website = "https://ajri.example", municipality = "prishtine" };
        var partner = await manager.Post("/api/v1/partnerships/partners", new { chapter_id = chapter, kind = "ngo", profile });
        var findings = new
        {
            checked_on = Today,
            values = "clear",
            conflicts = "clear",
            evidence = "Regjistri i OJQ-ve",
            recheck_on = Seat.DayOf(host.Clock.GetUtcNow()).AddYears(1).ToString("O", null),
        };
        (await manager.Put($"{partner.Location}/due-diligence", findings, 1)).Status.ShouldBe(HttpStatusCode.NoContent);
        var terms = new { title = "Ajër i pastër", starts_on = Today, notice_days = 30, document_sha256 = Document };

        var agreement = (await manager.Post(
            "/api/v1/partnerships/agreements", new { partner_id = partner.Id("partner_id"), terms })).Location!;
        await manager.Post($"{agreement}/review", null, 1);
        (await manager.Post($"{agreement}/approval", null, 2)).Code.ShouldBe("proposer-cannot-approve");
        (await board.Post($"{agreement}/approval", null, 2)).Version.ShouldBe(3);
        await board.Post($"{agreement}/signatures/ours", new { signed_on = Today, document_sha256 = Document }, 3);
        await manager.Post(
            $"{agreement}/signatures/partner", new { signatory = "Blerim Ajri", signed_on = Today, document_sha256 = Document }, 4);

        (await board.Get(agreement)).Body["state"]!.GetValue<string>().ShouldBe("in_force");
        (await host.Public.Get("/api/v1/partnerships/directory")).Body["items"]!.AsArray().ShouldHaveSingleItem()!["name"]!
            .GetValue<string>().ShouldBe(profile.name);
    }

    private async Task<(HttpClient Member, Guid Person)> AMemberIsAdmitted(HttpClient admin)
    {
        const string Email = "arber@example.org";
        (await host.Public.Post("/api/v1/membership/applications", new
        {
            given_name = "Arbër",
            family_name = "Krasniqi",
            email = Email,
            birth_date = "1996-02-29",
            residence = new { country = "XK", municipality = "prishtine" },
            language = "sq",
            kind = "member",
            wants_to_help = false,
            declares_no_other_party = true,
            consent_version = "2026-01",
        })).Status.ShouldBe(HttpStatusCode.Accepted);
        await host.Public.Post(new Uri(ConfirmLink().Match(await host.MailTo(Email, "confirm_email")).Value).PathAndQuery);
        var application = (await admin.Get("/api/v1/membership/applications")).Body["items"]!.AsArray().ShouldHaveSingleItem()!;
        var admitted = await admin.Post($"/api/v1/membership/applications/{application["id"]}/admission", null, 3);
        await AcceptInvitation(await host.MailTo(Email, "welcome"));
        var card = await admin.Get($"/api/v1/membership/members/{admitted.Id("member_id")}");
        return (await host.SignedIn(Email, Password), card.Id("person_id"));
    }

    private async Task<Guid> AMemberLeads(HttpClient admin, Guid chapter, Guid person)
    {
        var post = await admin.Post($"/api/v1/chapters/chapters/{chapter}/posts", new
        {
            kind = "co_leads",
            title = new { sq = "Bashkëdrejtues", sr = "Koordinatori", en = "Co-leads" },
            term_months = 24,
            term_limit = 2,
            seats = 2,
            allows_same_gender = false,
            incompatible = new[] { "auditor" },
            vacancy_days = 60,
        });
        await host.WhenQuiet();
        var mandate = await admin.Post(
            $"{post.Location}/mandates", new { person_id = person, gender = "male", from = Today, basis = "elected" });
        (mandate.Status, mandate.Body["pair"]!.GetValue<string>()).ShouldBe((HttpStatusCode.Created, "half_filled"));
        await host.WhenQuiet();
        var register = await host.Public.Get($"/api/v1/chapters/chapters/{chapter}/mandates?as_of={Today}");
        register.Body["mandates"]!.AsArray().ShouldHaveSingleItem()!["name_withheld"]!.GetValue<bool>().ShouldBeTrue();
        return post.Id("post_id");
    }

    private async Task TheMemberLeaves(HttpClient member)
    {
        (await member.Post("/api/v1/membership/me/resignation")).Status.ShouldBe(HttpStatusCode.NoContent);
        await host.WhenQuiet();
    }

    private async Task<HttpClient> StaffGets(HttpClient admin, string email, string role, Guid chapter)
    {
        await admin.Post("/api/v1/access/accounts", new { email, language = "sq", grants = new[] { new { role, chapter_id = chapter } } });
        await AcceptInvitation(await host.MailTo(email, "account_invitation"));
        return await host.SignedIn(email, Password);
    }

    private async Task AcceptInvitation(string mail) => ((int)(await host.Public.Post(
        "/api/v1/access/invitations/acceptance", new { token = Invitation().Match(mail).Groups[1].Value, password = Password })).Status)
        .ShouldBeInRange(200, 204);

    private static async Task<Guid> Found(HttpClient admin, Guid? parent, string level, string name) => (await admin.Post(
        "/api/v1/chapters/chapters", new { parent_id = parent, level, name, names = new { sq = name, sr = name, en = name } }))
        .Id("chapter_id");

    [GeneratedRegex(@"http\S+/confirmations/\S+")]
    private static partial Regex ConfirmLink();

    [GeneratedRegex(@"accept-invitation#(\S+)")]
    private static partial Regex Invitation();
}
