using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace VoltKosova.Host.Tests.Browser;

public sealed class Staff_in_a_browser(StaffHost host, Chromium chromium) : IClassFixture<StaffHost>, IClassFixture<Chromium>
{
    [Fact]
    public async Task sign_in_run_a_job_watch_it_and_find_it_in_the_history()
    {
        var page = await SignedIn();
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);

        await page.GetByRole(AriaRole.Link, new() { Name = "Jobs", Exact = true }).ClickAsync();
        await Chromium.Picture(page, "jobs");
        await page.GetByRole(AriaRole.Link, new() { Name = "Count signatures" }).First.ClickAsync();
        await page.GetByLabel("Number of sheets").FillAsync("40");
        await page.GetByLabel("Which").SelectOptionAsync("all");
        await page.GetByLabel("Reason").FillAsync("The municipality asked for it.");
        await page.GetByLabel("Yes, run this job").CheckAsync();
        await Chromium.Picture(page, "job");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();

        await Assertions.Expect(page.GetByText("20 of 40")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".live .state")).ToHaveTextAsync("running");
        await Assertions.Expect(page.Locator("[data-log]")).ToContainTextAsync("20 sheets were read.");
        await Chromium.Picture(page, "run");
        host.Gate.Open(40);
        await Assertions.Expect(page.Locator(".live .state")).ToHaveTextAsync("succeeded");
        await Assertions.Expect(page.Locator("[data-log]")).ToContainTextAsync("40 sheets were read.");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Run again" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Count signatures" }).ClickAsync();
        var newest = page.Locator("section[aria-labelledby=history] tbody tr").First;
        await Assertions.Expect(newest).ToContainTextAsync("succeeded");
        await Assertions.Expect(newest).ToContainTextAsync("40 of 40");
        await page.GetByRole(AriaRole.Link, new() { Name = "Overview" }).ClickAsync();
        await Chromium.Picture(page, "overview");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task are_told_what_is_wrong_with_a_parameter_and_nothing_runs()
    {
        var page = await SignedIn();

        await page.GotoAsync("/staff/jobs/campaigns.count-signatures");
        await page.GetByLabel("Number of sheets").FillAsync("501");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();

        await Assertions.Expect(page.GetByText("Must be from 1 to 500.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Confirm that you want to run it.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Number of sheets")).ToHaveValueAsync("501");
        page.Url.ShouldEndWith("/staff/jobs/campaigns.count-signatures");
    }

    [Fact]
    public async Task see_why_a_run_failed()
    {
        host.Gate.Open(13);
        var page = await SignedIn(dark: true);
        await Run(page, 13);

        await Assertions.Expect(page.GetByText("Sheet 13 could not be read.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".live .state")).ToHaveTextAsync("failed");
        await Chromium.Picture(page, "failed-run-dark");
    }

    [Fact]
    public async Task cancel_a_run()
    {
        var page = await SignedIn(width: 390);
        await Run(page, 77);
        await Assertions.Expect(page.Locator(".live .state")).ToHaveTextAsync("running");
        await Chromium.Picture(page, "run-on-a-phone");

        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await Assertions.Expect(page.Locator(".live .state")).ToHaveTextAsync("cancelled");
    }

    [Fact]
    public async Task speak_the_language_they_choose()
    {
        var page = await chromium.Open(host.Address, "sq");
        await page.GotoAsync("/staff");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Hyr" })).ToBeVisibleAsync();
        await Chromium.Picture(page, "sign-in");

        await page.GetByRole(AriaRole.Button, new() { Name = "Srpski" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Prijavi se" })).ToBeVisibleAsync();
        (await page.Locator("html").GetAttributeAsync("lang")).ShouldBe("sr-Latn");
    }

    [Fact]
    public async Task are_out_at_once_when_they_sign_out()
    {
        var page = await SignedIn();

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GotoAsync("/staff/jobs");

        page.Url.ShouldContain("/staff/sign-in");
        (await page.Context.CookiesAsync()).ShouldNotContain(cookie => cookie.Name == "__Host-volt");
    }

    private static async Task Run(IPage page, int sheets)
    {
        await page.GotoAsync("/staff/jobs/campaigns.count-signatures");
        await page.GetByLabel("Number of sheets").FillAsync($"{sheets}");
        await page.GetByLabel("Yes, run this job").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();
    }

    private async Task<IPage> SignedIn(bool dark = false, int width = 1100)
    {
        var page = await chromium.Open(host.Address, dark: dark, width: width);
        await page.GotoAsync("/staff");
        await page.GetByLabel("E-mail").FillAsync(StaffHost.Email);
        await page.GetByLabel("Password").FillAsync(StaffHost.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
        var cookie = (await page.Context.CookiesAsync()).Single(cookie => cookie.Name == "__Host-volt");
        (cookie.Secure, cookie.HttpOnly, cookie.Path).ShouldBe((true, true, "/"));
        return page;
    }
}
