using Microsoft.Playwright;
using Npgsql;
using Shouldly;
using Xunit;

namespace VoltKosova.Host.Tests.Browser;

/// <summary>Staff delete what nobody confirmed, as the nightly job does, from the jobs page.</summary>
[Collection(PagesHost.InABrowser)]
public sealed class Cleaning_up_in_a_browser(StaffHost host, Chromium chromium) : IClassFixture<StaffHost>
{
    private static readonly TimeSpan _longAgo = TimeSpan.FromDays(20);

    [Fact]
    public async Task deletes_the_oldest_unconfirmed_applications_shows_progress_and_the_result_in_the_history()
    {
        host.Clock.Forward(-_longAgo);
        foreach (var name in (string[])["arber", "besa", "dea"])
            await host.Apply($"{name}@example.org");
        await host.WhenQuiet();
        host.Clock.Forward(_longAgo);
        await host.Apply("today@example.org");
        var page = await chromium.Open(host.Address);
        await Chromium.SignIn(page, StaffHost.Email);

        await page.GetByRole(AriaRole.Link, new() { Name = "Jobs", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Delete unconfirmed applications" }).First.ClickAsync();
        await page.GetByLabel("At most").FillAsync("2");
        await page.GetByLabel("Reason").FillAsync("Asked for by the data protection officer.");
        await page.GetByLabel("Yes, run this job").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();

        await Assertions.Expect(page.Locator(".live .state")).ToHaveTextAsync("succeeded");
        await Assertions.Expect(page.GetByText("2 of 2")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-log]")).ToContainTextAsync("Deleted 2 applications.");
        await Chromium.Picture(page, "cleaning-up");
        await page.GetByRole(AriaRole.Link, new() { Name = "Delete unconfirmed applications" }).ClickAsync();
        var newest = page.Locator("section[aria-labelledby=history] tbody tr").First;
        await Assertions.Expect(newest).ToContainTextAsync("succeeded");
        await Assertions.Expect(newest).ToContainTextAsync("2 of 2");
        (await Addresses()).ShouldBe(["dea@example.org", "today@example.org"]);
    }

    private async Task<List<string>> Addresses()
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var read = new NpgsqlCommand(
            "SELECT data ->> 'email' FROM membership.mt_doc_application ORDER BY data ->> 'submitted_at'", connection);
        await using var reader = await read.ExecuteReaderAsync();
        var addresses = new List<string>();
        while (await reader.ReadAsync())
            addresses.Add(reader.GetString(0));
        return addresses;
    }
}
