using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Mail;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Journeys.Tests;

// What both people do in every module before one of them is forgotten.
public sealed partial class A_person_is_forgotten
{
    private static async Task<Places> Prepare(HttpClient admin, Partner receiver)
    {
        var name = new { sq = "Volt Kosova", sr = "Volt Kosovo", en = "Volt Kosova" };
        var movement = (await admin.Post("/api/v1/chapters/chapters", new { level = "movement", name = "Volt Kosova", names = name }))
            .Id("chapter_id");
        var area = new { municipalities = new[] { "prishtine" }, countries = Array.Empty<string>(), localities = Array.Empty<object>() };
        var local = new { parent_id = movement, level = "local", name = "Volt Prishtina", names = name };
        var chapter = (await admin.Post("/api/v1/chapters/chapters", local)).Id("chapter_id");
        await admin.Put($"/api/v1/chapters/chapters/{chapter}/area", area, version: 1);
        var hooks = new
        {
            url = receiver.Url,
            event_types = new[] { "membership.member-admitted.v1", "privacy.person-erased.v1" },
            description = "The movement's own newsletter",
        };
        (await admin.Post("/api/v1/webhooks/endpoints", hooks)).Status.ShouldBe(HttpStatusCode.Created);
        await receiver.Next("webhooks.challenge.v1");

        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var asked = new
        {
            title = name,
            text = name,
            addressee = name,
            goal = 100,
            milestones = new[] { 50 },
            opens_on = today.ToString("O"),
            closes_on = today.AddDays(60).ToString("O"),
        };
        var petition = (await admin.Post("/api/v1/campaigns/petitions", new { chapter_id = chapter, plan = asked })).Id("petition_id");
        ((int)(await admin.Post($"/api/v1/campaigns/petitions/{petition}/opening", null, version: 1)).Status).ShouldBeInRange(200, 204);
        var added = await admin.Post(
            "/api/v1/partnerships/partners",
            new { chapter_id = chapter, kind = "ngo", profile = new { name = "Iniciativa", country = "XK" } });
        var rules = new
        {
            kind = "board_member",
            title = name,
            term_months = 24,
            term_limit = 2,
            seats = 2,
            allows_same_gender = true,
            incompatible = Array.Empty<string>(),
            vacancy_days = 90,
        };
        var post = await admin.Post($"/api/v1/chapters/chapters/{chapter}/posts", rules);
        post.Status.ShouldBe(HttpStatusCode.Created, post.Body.ToJsonString());
        return new Places(chapter, petition, added.Id("partner_id"), post.Id("post_id"));
    }

    private async Task<Living> Lives(Human human, HttpClient admin, Places places)
    {
        (await host.Public.Post("/api/v1/membership/applications", human.Form)).Status.ShouldBe(HttpStatusCode.Accepted);
        await host.Public.Post(Confirmation().Match(await host.MailTo(human.Email, "confirm_email")).Value);
        await host.WhenQuiet();
        var application = (await admin.Get("/api/v1/membership/applications?filter[state][eq]=under_review")).Body["items"]![0]!;
        var admitted = await admin.Post(
            $"/api/v1/membership/applications/{application["id"]}/admission", null, application["version"]!.GetValue<long>());
        admitted.Status.ShouldBe(HttpStatusCode.OK);
        var token = Invitation().Match(await host.MailTo(human.Email, "welcome")).Groups[1].Value;
        await host.Public.Post("/api/v1/access/invitations/acceptance", new { token, password = Password });
        var client = await host.SignedIn(human.Email, Password);
        (await client.Post("/api/v1/access/me/email-change", new { new_email = "new." + human.Email })).Status
            .ShouldBe(HttpStatusCode.Accepted);
        (await host.Public.Post("/api/v1/access/password-resets", new { email = human.Email })).Status.ShouldBe(HttpStatusCode.Accepted);
        await host.MailTo("new." + human.Email, "account_email_confirm");
        await host.MailTo(human.Email, "account_password_reset");
        await host.WhenQuiet();
        var person = (await client.Get("/api/v1/membership/me")).Id("person_id");
        await IsCorrected(human, admin, client);

        var none = Array.Empty<object>();
        var profile = new
        {
            called = human.GivenName,
            phone = human.Phone,
            birth_date = human.BirthDate,
            skills = none,
            languages = none,
            availability = none,
        };
        var changed = await client.Put("/api/v1/volunteering/me/profile", profile, version: 1);
        changed.Status.ShouldBe(HttpStatusCode.NoContent, changed.Body.ToJsonString());
        await Sign(human, places.Petition);
        var contact = new { role = "representative", name = human.Name, email = human.Email, phone = human.Phone, since = "2026-01-01" };
        (await admin.Post($"/api/v1/partnerships/partners/{places.Partner}/contacts", contact)).Status.ShouldBe(HttpStatusCode.Created);
        var appointment = new { person_id = person, gender = "female", public_name = human.Name, from = "2026-01-01", basis = "elected" };
        var appointed = await admin.Post($"/api/v1/chapters/posts/{places.Post}/mandates", appointment);
        ((int)appointed.Status).ShouldBeInRange(200, 204, appointed.Body.ToJsonString());
        await host.WhenQuiet();
        return new Living(client, person);
    }

    private static async Task IsCorrected(Human human, HttpClient admin, HttpClient client)
    {
        var card = await client.Get("/api/v1/membership/me");
        var correction = new { given_name = $"{human.GivenName}-Ana", note = $"{human.GivenName} asked for it" };
        var corrected = await admin.Put($"/api/v1/membership/members/{card.Id("id")}/details", correction, card.Version!.Value);
        corrected.Status.ShouldBe(HttpStatusCode.NoContent, corrected.Body.ToJsonString());
        (await client.Send(HttpMethod.Put, "/api/v1/membership/me/details", new { family_name = $"{human.FamilyName}-Ana" })).Status
            .ShouldBe(HttpStatusCode.NoContent);
    }

    private async Task Sign(Human human, Guid petition)
    {
        (await host.Public.Post("/api/v1/campaigns/signatures", human.Signature(petition))).Status.ShouldBe(HttpStatusCode.Accepted);
        await host.WhenQuiet();
        var mails = host.Services.GetRequiredService<Mailbox>();
        foreach (var state in (MailState[])[MailState.Due, MailState.Kept])
        {
            foreach (var mail in await mails.List(state, null, 100, TestContext.Current.CancellationToken))
            {
                if (mail.Template == "petition_confirm" && mail.To == human.Email)
                    await host.Public.Post("/api/v1/campaigns/signature-confirmations/" + Token().Match(mail.Body!).Groups[1].Value);
            }
        }

        await host.WhenQuiet();
    }

    [GeneratedRegex(@"(?<=http\S+)/api/\S+/confirmations/\S+|/api/v1/membership/confirmations/\S+")]
    private static partial Regex Confirmation();

    [GeneratedRegex(@"accept-invitation#(\S+)")]
    private static partial Regex Invitation();

    [GeneratedRegex(@"https?://\S+[/#=]([A-Za-z0-9_\-]{20,})")]
    private static partial Regex Token();

    private sealed record Places(Guid Chapter, Guid Petition, Guid Partner, Guid Post);

    private sealed record Living(HttpClient Client, Guid Person);

    private sealed record Human(string GivenName, string FamilyName, string Email, string BirthDate, string Phone)
    {
        public string Name => $"{GivenName} {FamilyName}";

        public IReadOnlyList<string> Traces => [GivenName, FamilyName, Email, BirthDate, Phone];

        public object Form => new
        {
            given_name = GivenName,
            family_name = FamilyName,
            email = Email,
            birth_date = BirthDate,
            birth_place = FamilyName,
            residence = new { country = "XK", municipality = "prishtine" },
            language = "sq",
            kind = "member",
            wants_to_help = true,
            declares_no_other_party = true,
            consent_version = "2026-01",
        };

        public object Signature(Guid petition) => new
        {
            petition_id = petition,
            given_name = GivenName,
            family_name = FamilyName,
            email = Email,
            residence = new { country = "XK", municipality = "prishtine" },
            language = "sq",
            consent_version = "2026-01",
            show_name = true,
            keep_informed = true,
        };
    }
}
