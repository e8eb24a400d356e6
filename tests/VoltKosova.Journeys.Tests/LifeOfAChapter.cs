using System.Net;
using System.Text.RegularExpressions;
using Shouldly;
using VoltKosova.Kernel;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Journeys.Tests;

/// <summary>A movement of one chapter, somebody who becomes a member there, and a post that is held by two.</summary>
public abstract partial class LifeOfAChapter(VoltHost host) : IClassFixture<VoltHost>
{
    private const string Password = "correct horse battery staple";
    protected const string Email = "arber@example.org";
    private const string AdminAddress = "admin@voltkosova.example";

    protected VoltHost Host => host;

    protected string Today => Seat.DayOf(host.Clock.GetUtcNow()).ToString("O", null);

    protected async Task<(HttpClient Admin, Guid Movement, Guid Prishtina)> AMovementBegins()
    {
        await host.MakeAdministrator(AdminAddress, Password);
        var admin = await SignIn();
        var movement = await Found(admin, null, "movement", "Volt Kosova");
        var prishtina = await Found(admin, movement, "local", "Volt Prishtina");
        await admin.Put(
            $"/api/v1/chapters/chapters/{prishtina}/area",
            new { municipalities = new[] { "prishtine" }, countries = Array.Empty<string>(), localities = Array.Empty<object>() },
            version: 1);
        return (admin, movement, prishtina);
    }

    /// <summary>Signs somebody in; a token does not last as long as a story.</summary>
    protected Task<HttpClient> SignIn(string email = AdminAddress) => host.SignedIn(email, Password);

    protected async Task<(HttpClient Member, Guid Id, Guid Person)> AMemberIsAdmitted(HttpClient admin)
    {
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
        return (await SignIn(Email), admitted.Id("member_id"), card.Id("person_id"));
    }

    protected async Task<Guid> AMemberLeads(HttpClient admin, Guid chapter, Guid person)
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

    protected async Task<HttpClient> StaffGets(HttpClient admin, string email, string role, Guid? chapter)
    {
        await admin.Post("/api/v1/access/accounts", new { email, language = "sq", grants = new[] { new { role, chapter_id = chapter } } });
        await AcceptInvitation(await host.MailTo(email, "account_invitation"));
        return await SignIn(email);
    }

    protected static async Task AWebhookListens(HttpClient admin, Partner listener, Guid movement, params string[] types)
    {
        (await admin.Post("/api/v1/webhooks/endpoints", new
        {
            url = listener.Url,
            event_types = types,
            chapter_id = movement,
            description = "Volt Deutschland",
        })).Status.ShouldBe(HttpStatusCode.Created);
        await listener.Next("webhooks.challenge.v1");
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
