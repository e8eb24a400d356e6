using Microsoft.Playwright;
using Shouldly;
using VoltKosova.Access;
using Xunit;

namespace VoltKosova.Host.Tests.Browser;

[Collection(PagesHost.InABrowser)]
public sealed class Staff_in_a_browser(PagesHost host, Chromium chromium)
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
        await Assertions.Expect(page.Locator(".facts")).ToContainTextAsync("Times begun1");
        await Chromium.Picture(page, "run");
        host.Gate.Open(40);
        await Assertions.Expect(page.Locator(".live .state")).ToHaveTextAsync("succeeded");
        await Assertions.Expect(page.Locator("[data-log]")).ToContainTextAsync("40 sheets were read.");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Run again" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Count signatures" }).ClickAsync();
        var newest = page.Locator("section[aria-labelledby=history] tbody tr").First;
        await Assertions.Expect(newest).ToContainTextAsync("succeeded");
        await Assertions.Expect(newest).ToContainTextAsync("40 of 40");
        await Chromium.Picture(page, "history");
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

    [Fact]
    public async Task see_but_do_not_press_with_a_role_that_only_watches()
    {
        await host.MakeAccount("watcher@example.org", Role.ReadOnlyOperator);
        var page = await SignedIn(email: "watcher@example.org");

        await page.GotoAsync("/staff/jobs/campaigns.count-signatures");

        await Assertions.Expect(page.GetByText("You can see this job but not run it.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Run now" })).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Mails" })).ToHaveCountAsync(0);
        (await Forge(page, withToken: true)).ShouldBe(403);
        (await Forge(page, withToken: false)).ShouldBe(400);
    }

    [Fact]
    public async Task are_turned_away_without_a_role()
    {
        await host.MakeAccount("member@example.org");
        var page = await chromium.Open(host.Address);
        await Chromium.SignIn(page, "member@example.org");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "This is not open to you" })).ToBeVisibleAsync();
        (await page.GotoAsync("/staff/jobs"))!.Status.ShouldBe(403);
    }

    [Fact]
    public async Task are_told_when_the_password_is_wrong()
    {
        var page = await chromium.Open(host.Address);

        await Chromium.SignIn(page, StaffHost.Email, "wrong horse battery staple");

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("is wrong");
    }

    /// <summary>What a page on this site could send that shows no button.</summary>
    private static Task<int> Forge(IPage page, bool withToken) => page.EvaluateAsync<int>(
        """
        async (withToken) => {
          const sent = new URLSearchParams({ 'p.sheets': '40', sure: 'yes' });
          if (withToken) sent.set('__RequestVerificationToken', document.querySelector('[name=__RequestVerificationToken]').value);
          return (await fetch('/staff/jobs/campaigns.count-signatures', { method: 'POST', body: sent })).status;
        }
        """,
        withToken);

    private static async Task Run(IPage page, int sheets)
    {
        await page.GotoAsync("/staff/jobs/campaigns.count-signatures");
        await page.GetByLabel("Number of sheets").FillAsync($"{sheets}");
        await page.GetByLabel("Yes, run this job").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();
    }

    private async Task<IPage> SignedIn(bool dark = false, int width = 1100, string email = StaffHost.Email)
    {
        var page = await chromium.Open(host.Address, dark: dark, width: width);
        await Chromium.SignIn(page, email);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
        var cookie = (await page.Context.CookiesAsync()).Single(cookie => cookie.Name == "__Host-volt");
        (cookie.Secure, cookie.HttpOnly, cookie.Path).ShouldBe((true, true, "/"));
        return page;
    }
}
