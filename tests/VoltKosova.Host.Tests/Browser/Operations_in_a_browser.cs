using Microsoft.Playwright;
using Npgsql;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Host.Tests.Browser;

/// <summary>What staff and programs asked for, with what became of it; dry first, and again with a reason.</summary>
[Collection(PagesHost.InABrowser)]
public sealed class Operations_in_a_browser(PagesHost host, Chromium chromium)
{
    [Fact]
    public async Task show_what_was_asked_over_the_API_and_by_hand_and_by_whom()
    {
        var administrator = await host.SignedIn(StaffHost.Email, StaffHost.Password);
        host.Gate.Open(31);
        var asked = await administrator.Post(
            "/api/v1/jobs/campaigns.count-signatures/runs", new { parameters = new { sheets = 31 }, reason = "Asked by a program" });
        var page = await SignedIn(StaffHost.Email);

        await page.GetByRole(AriaRole.Link, new() { Name = "Operations", Exact = true }).ClickAsync();
        var row = page.Locator("#operations tbody tr").Filter(new() { HasText = "Asked by a program" });
        await Assertions.Expect(row).ToContainTextAsync("Count signatures");
        await Assertions.Expect(row).ToContainTextAsync(asked.Body["requested_by"]!.GetValue<string>());
        for (var patience = 60; patience > 0 && !(await row.InnerTextAsync()).Contains("succeeded", StringComparison.Ordinal); patience--)
            await page.ReloadAsync();
        await Assertions.Expect(row).ToContainTextAsync("31 of 31");
        await Axe.ShouldBeContent(page, "with operations");
        await Chromium.Picture(page, "operations");

        await page.GetByRole(AriaRole.Link, new() { Name = "failed", Exact = true }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        await page.GotoAsync("/staff/operations?mine=yes");
        await Assertions.Expect(row).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task count_first_what_a_job_would_do_to_many_people_then_do_it_with_a_reason_and_again_with_another()
    {
        var page = await SignedIn(StaffHost.Email);
        await page.GotoAsync("/staff/jobs/campaigns.anonymise-signatures");
        await Assertions.Expect(page.Locator("#touches-many")).ToContainTextAsync("Only count");

        await page.GetByLabel("Only count").SelectOptionAsync("true");
        await Press(page);
        await Assertions.Expect(page.Locator(".live .state")).ToHaveTextAsync("succeeded");
        await Assertions.Expect(page.Locator("[data-log]")).ToContainTextAsync("Found 0 signatures.");
        await Assertions.Expect(page.Locator("[data-log]")).Not.ToContainTextAsync("Anonymised");

        await page.GotoAsync("/staff/jobs/campaigns.anonymise-signatures");
        await Press(page);
        await Assertions.Expect(page.GetByText("Say why: the job touches many people.")).ToBeVisibleAsync();
        await Axe.ShouldBeContent(page, "without a reason");
        await page.GetByLabel("Reason").FillAsync("The law says so.");
        await page.GetByLabel("Only count").SelectOptionAsync("false");
        await Press(page);
        await Assertions.Expect(page.Locator(".live .state")).ToHaveTextAsync("succeeded");
        await Assertions.Expect(page.Locator("[data-log]")).ToContainTextAsync("Anonymised 0 signatures.");

        await page.GetByRole(AriaRole.Button, new() { Name = "Run again" }).ClickAsync();
        page.Url.ShouldContain("/staff/runs/");
        await page.GetByLabel("Why it is to run again").FillAsync("One was late.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run again" }).ClickAsync();
        await Assertions.Expect(page.Locator(".facts")).ToContainTextAsync("One was late.");
    }

    [Fact]
    public async Task are_seen_and_not_pressed_by_who_only_watches()
    {
        host.Gate.Open(13);
        var administrator = await host.SignedIn(StaffHost.Email, StaffHost.Password);
        var asked = await administrator.Post("/api/v1/jobs/campaigns.count-signatures/runs", new { parameters = new { sheets = 13 } });
        await host.MakeAccount("onlooker@example.org", Role.ReadOnlyOperator);
        var page = await SignedIn("onlooker@example.org");

        await page.GotoAsync($"/staff/runs/{asked.Id("id")}");

        await Assertions.Expect(page.Locator(".live .state")).ToHaveTextAsync("failed");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Run again" })).ToHaveCountAsync(0);
        (await page.EvaluateAsync<int>(
            """
            async () => {
              const token = document.querySelector('[name=__RequestVerificationToken]').value;
              const sent = new URLSearchParams({ reason: 'because', __RequestVerificationToken: token });
              return (await fetch(location.pathname + '?handler=Retry', { method: 'POST', body: sent })).status;
            }
            """)).ShouldBe(403);
    }

    [Fact]
    public async Task end_with_the_session()
    {
        await host.MakeAccount("leaving@example.org", Role.Administrator);
        var page = await SignedIn("leaving@example.org");
        await page.GotoAsync("/staff/jobs/campaigns.count-signatures");
        await page.GetByLabel("Number of sheets").FillAsync("99");
        await page.GetByLabel("Reason").FillAsync("Too late");
        await page.GetByLabel("Yes, run this job").CheckAsync();

        await Sql("UPDATE access.session SET ended_at = now() WHERE ended_at IS NULL AND account_id = "
            + "(SELECT id FROM access.account WHERE email = 'leaving@example.org')");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        (await Sql("SELECT count(*) FROM jobs.run WHERE reason = 'Too late'")).ShouldBe(0L);
    }

    private static async Task Press(IPage page)
    {
        await page.GetByLabel("Yes, run this job").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();
    }

    private async Task<object?> Sql(string sql)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private async Task<IPage> SignedIn(string email)
    {
        var page = await chromium.Open(host.Address);
        await Chromium.SignIn(page, email);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
        return page;
    }
}
