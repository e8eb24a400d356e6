using System.Net;
using System.Text.RegularExpressions;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Host.Tests.Audit;

[Collection(ApiHost.OneByOne)]
public sealed partial class The_audit_trail(ApiHost host)
{
    private const string List = "/api/v1/membership/applications";

    [Fact]
    public async Task says_whose_data_were_shown_and_names_nobody()
    {
        var person = await SomebodyApplied();
        var (officer, account) = await Officer();

        await officer.Get(List + "?filter[given_name][eq]=Mimoza");

        var entry = (await host.Trail(account)).Single(one => one.Of("operation") == "ListApplications");
        entry["persons"]!.AsArray().Select(id => id!.GetValue<Guid>()).ShouldContain(person);
        (entry.Of("outcome"), entry.Of("way"), entry.Of("from")).ShouldBe(("done", "api", "127.0.0.0/24"));
        entry.ToJsonString().ShouldContain("filter[given_name][eq]");
        entry.ToJsonString().ShouldNotContain("Mimoza");
        entry.ToJsonString().ShouldNotContain("@");
    }

    [Fact]
    public async Task wants_to_know_why_somebody_takes_everything_as_a_file()
    {
        var person = await SomebodyApplied();
        var (officer, account) = await Officer();

        var refused = await officer.Get(List + "?format=csv");
        using var wanted = new HttpRequestMessage(HttpMethod.Get, List);
        wanted.Headers.Accept.ParseAdd("text/csv");
        wanted.Headers.Add("Audit-Reason", Uri.EscapeDataString("Për kuvendin vjetor"));
        using var file = await officer.SendAsync(wanted);

        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "reason-required"));
        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await file.Content.ReadAsStringAsync()).ShouldContain("Mimoza");
        var entries = (await host.Trail(account)).Where(one => one.Of("way") == "csv").ToList();
        entries.Select(one => one.Of("outcome")).ShouldBe(["refused", "done"]);
        entries[0]["persons"]!.AsArray().ShouldBeEmpty();
        entries[1]["persons"]!.AsArray().Select(id => id!.GetValue<Guid>()).ShouldContain(person);
        entries[1].Of("reason").ShouldBe("Për kuvendin vjetor");
    }

    [Fact]
    public async Task keeps_sign_ins_failures_denials_and_changes_of_roles()
    {
        var (clerk, account) = await host.Staff(new Grant(Role.CampaignManager, null));
        var email = (await Emails())[account];

        (await host.Public.Post("/api/v1/access/sign-in", new { email, password = "not the password at all" })).Status
            .ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await clerk.Get(List)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await host.Administrator.Send(HttpMethod.Put, $"/api/v1/access/accounts/{account}/grants/treasurer", null)).Status
            .ShouldBe(HttpStatusCode.NoContent);

        var entries = (await host.Trail(account)).Select(one => (one.Of("operation"), one.Of("outcome"))).ToList();
        entries.ShouldContain(("SignIn", "done"));
        entries.ShouldContain(("SignIn", "refused"));
        entries.ShouldContain(("ListApplications", "denied"));
        var given = await host.Administrator.Get("/api/v1/audit/entries?filter[operation][eq]=GiveRole&limit=200");
        given.Body["items"]!.AsArray().ShouldContain(one => one!["objects"]!.AsArray().Any(id => id!.GetValue<Guid>() == account));
    }

    [Fact]
    public async Task keeps_every_page_that_staff_open_and_every_button_that_they_press()
    {
        var (auditor, account) = await host.Staff(new Grant(Role.Auditor, null));
        using var page = await auditor.GetAsync("/staff/audit");
        var html = await page.Content.ReadAsStringAsync();
        page.StatusCode.ShouldBe(HttpStatusCode.OK, html);
        html.ShouldContain("/staff/audit");
        using var press = new HttpRequestMessage(HttpMethod.Post, "/staff/audit")
        {
            Content = new FormUrlEncodedContent([new("__RequestVerificationToken", Token().Match(html).Groups[1].Value)]),
        };
        press.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        using var pressed = await auditor.SendAsync(press);

        var entries = (await host.Trail(account)).Select(one => (one.Of("operation"), one.Of("way"), one.Of("outcome"))).ToList();
        entries.ShouldContain(("/staff/audit", "page", "done"));
        entries.ShouldContain(("/staff/audit", "press", "done"));
    }

    [Fact]
    public async Task is_for_auditors_each_in_their_chapters_and_reading_it_is_in_it()
    {
        var (auditor, account) = await host.Staff(new Grant(Role.Auditor, null));
        var (local, _) = await host.Staff(new Grant(Role.Auditor, Guid.NewGuid()));
        var (officer, _) = await Officer();

        (await auditor.Get("/api/v1/audit/entries")).Body["items"]!.AsArray().ShouldNotBeEmpty();
        (await local.Get($"/api/v1/audit/entries?filter[account_id][eq]={account}")).Body["items"]!.AsArray().ShouldBeEmpty();
        (await officer.Get("/api/v1/audit/entries")).Code.ShouldBe("right-missing");

        (await host.Trail(account)).ShouldContain(one => one.Of("operation") == "ListAuditEntries");
    }

    [Fact]
    public async Task tells_a_person_who_has_read_their_data_and_who_could()
    {
        var person = await SomebodyApplied();
        var (_, outsider) = await host.Staff(new Grant(Role.CampaignManager, null));
        var (officer, account) = await Officer();
        var (other, stranger) = await host.Staff(new Grant(Role.MembershipOfficer, Guid.NewGuid()));
        await officer.Get(List);
        await other.Get(List);
        var (me, _) = await host.Member(person);

        var read = (await me.Get("/api/v1/audit/me/entries")).Body["items"]!.AsArray();
        var exposure = (await me.Get("/api/v1/access/me/exposure")).Body["items"]!.AsArray();

        read.ShouldContain(one =>
            one!["account_id"]!.GetValue<Guid>() == account && one["operation"]!.GetValue<string>() == "ListApplications");
        read.ShouldNotContain(one => one!["account_id"]!.GetValue<Guid>() == stranger);
        var applications = exposure.Single(one => one!["right"]!.GetValue<string>() == "membership.see-applications")!;
        applications["fields"]!.AsArray().Select(field => field!.GetValue<string>()).ShouldContain("birth_date");
        var holders = applications["holders"]!.AsArray().Select(holder => holder!["account_id"]!.GetValue<Guid>()).ToList();
        holders.ShouldContain(account);
        holders.ShouldNotContain(outsider);
        holders.ShouldNotContain(stranger);
    }

    [Fact]
    public async Task says_for_a_breach_whose_data_were_touched_by_whom()
    {
        var person = await SomebodyApplied();
        var (officer, account) = await Officer();
        var from = host.Clock.GetUtcNow();
        await officer.Get(List);
        var until = host.Clock.GetUtcNow().AddSeconds(1);
        var parameters = new { from = from.ToString("O"), until = until.ToString("O"), account_id = account };

        (await host.Administrator.Post("/api/v1/jobs/audit.report-breach/runs", new { parameters })).Code.ShouldBe("job-reason-required");
        var report = await host.Run("audit.report-breach", parameters, "A laptop was stolen");
        var touched = await host.Administrator.Get($"/api/v1/audit/breach-reports/{report}/touched?limit=200");

        var row = touched.Body["items"]!.AsArray().Single(one => one!["person_id"]?.GetValue<Guid>() == person)!;
        row["accounts"]!.AsArray().Select(id => id!.GetValue<Guid>()).ShouldBe([account]);
        row["operations"]!.AsArray().Select(one => one!.GetValue<string>()).ShouldBe(["ListApplications"]);
        row["fields"]!.AsArray().Select(one => one!.GetValue<string>()).ShouldContain("email");
        using var csv = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/audit/breach-reports/{report}/touched?format=csv");
        csv.Headers.Add("Audit-Reason", "For the agency");
        using var file = await host.Administrator.SendAsync(csv);
        (await file.Content.ReadAsStringAsync()).ShouldContain(person.ToString());
    }

    [Fact]
    public async Task is_sealed_and_checked_by_jobs()
    {
        await host.Administrator.Get("/api/v1/access/grants");
        await host.Run("audit.seal-trail", new { }, null);

        await host.Run("audit.check-trail", new { }, null);

        var seal = (await host.Administrator.Get("/api/v1/audit/seals?limit=1")).Body["items"]![0]!;
        seal["entries"]!.GetValue<long>().ShouldBeGreaterThan(0);
        var noted = new { seal = seal["number"]!.GetValue<long>(), mark = seal["mark"]!.GetValue<string>() };
        await host.Run("audit.check-trail", noted, null);
    }

    private Task<(HttpClient Client, Guid Account)> Officer() => host.Staff(new Grant(Role.MembershipOfficer, null));

    private async Task<Guid> SomebodyApplied()
    {
        var email = $"{Guid.NewGuid():N}@example.org";
        (await host.Public.Post(List, new
        {
            given_name = "Mimoza",
            family_name = "Gashi",
            email,
            birth_date = "1996-02-29",
            residence = new { country = "XK", municipality = "prishtine" },
            language = "sq",
            kind = "member",
            wants_to_help = false,
            declares_no_other_party = true,
            consent_version = "2026-01",
        })).Status.ShouldBe(HttpStatusCode.Accepted);
        var link = Link().Match(await host.MailTo(email, "confirm_email")).Groups[1].Value;
        (await host.Public.Post("/api/v1/membership/confirmations/" + link)).Status.ShouldBe(HttpStatusCode.OK);
        var listed = (await host.Administrator.Get($"{List}?sort=-submitted_at&limit=200")).Body["items"]!.AsArray();
        return listed.Single(one => one!["email"]?.GetValue<string>() == email)!["person_id"]!.GetValue<Guid>();
    }

    private async Task<Dictionary<Guid, string>> Emails()
    {
        var grants = (await host.Administrator.Get("/api/v1/access/grants?sort=-since&limit=200")).Body["items"]!.AsArray();
        return grants.DistinctBy(one => one!["account_id"]!.GetValue<Guid>())
            .ToDictionary(one => one!["account_id"]!.GetValue<Guid>(), one => one!["email"]!.GetValue<string>());
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("confirmations?/([A-Za-z0-9_-]{20,})")]
    private static partial Regex Link();
}

internal static class Runs
{
    /// <summary>Runs a job over the API and waits for its good end.</summary>
    public static async Task<Guid> Run(this ApiHost host, string job, object parameters, string? reason)
    {
        var started = await host.Administrator.Post($"/api/v1/jobs/{job}/runs", new { parameters, reason });
        started.Status.ShouldBe(HttpStatusCode.Accepted, started.Body.ToJsonString());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var operation = (await host.Administrator.Get($"/api/v1/operations/{started.Id("id")}")).Body;
            if (operation["status"]!.GetValue<string>() is not ("queued" or "running"))
            {
                operation["status"]!.GetValue<string>().ShouldBe("succeeded", operation.ToJsonString());
                return started.Id("id");
            }

            await Task.Delay(100, patience.Token);
        }
    }
}
