using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Shouldly;
using VoltKosova.Host.Tests.Browser;
using VoltKosova.Jobs;
using Xunit;

namespace VoltKosova.Host.Tests.Critter;

[Collection(PagesHost.InABrowser)]
public sealed class The_dashboard_in_a_browser(PagesHost host, Chromium chromium)
{
    [Fact]
    public async Task shows_that_a_run_moves_and_what_it_logs_under_a_policy_that_allows_nothing_inline()
    {
        var jobs = host.Services.GetRequiredService<IJobs>();
        var page = await chromium.Open(host.Address);
        await Chromium.SignIn(page, StaffHost.Email);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);

        await page.GotoAsync("/hangfire");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Realtime Graph" })).ToBeVisibleAsync();
        await Chromium.Picture(page, "dashboard");
        var answer = await jobs.RunNow("campaigns.count-signatures", """{"sheets": 60}""", null, null, default);
        var run = answer.ShouldBeOfType<JobAnswer.Accepted>().RunId;
        await page.GotoAsync("/hangfire/jobs/details/" + await Entries.Of(host.ConnectionString, run, "Processing"));

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Count signatures" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#volt-run")).ToContainTextAsync("30 / 60");
        await Assertions.Expect(page.Locator("#volt-run .label")).ToHaveTextAsync("running");
        await Assertions.Expect(page.Locator("#volt-run ol")).ToContainTextAsync("30 sheets were read.");
        await Chromium.Picture(page, "dashboard-run");
        host.Gate.Open(60);

        await Assertions.Expect(page.Locator("#volt-run .label")).ToHaveTextAsync("succeeded");
        await Assertions.Expect(page.Locator("#volt-run")).ToContainTextAsync("60 / 60");
        await Assertions.Expect(page.Locator("#volt-run ol")).ToContainTextAsync("60 sheets were read.");
        // Hangfire colours some labels inline; they stay grey.
        complaints.Where(one => !one.Contains("inline style", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task runs_a_job_that_is_ticked_and_says_why_it_does_not_remove_one()
    {
        var jobs = host.Services.GetRequiredService<IJobs>();
        var page = await chromium.Open(host.Address);
        await Chromium.SignIn(page, StaffHost.Email);
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();

        await page.GotoAsync("/hangfire/recurring?count=100");
        await page.Locator("input[value='membership.count-members']").CheckAsync();
        await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Trigger now" }).ClickAsync(), pressed => pressed.Status == 204);
        (await jobs.Runs(new JobRunFilter("membership.count-members", Limit: 1),
            default))[0].RequestedBy.ShouldNotBeNull();

        await page.GotoAsync("/hangfire/recurring?count=100");
        await page.Locator("input[value='membership.count-members']").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await Assertions.Expect(page.Locator("#errorAlert")).ToBeVisibleAsync();
        await Chromium.Picture(page, "dashboard-refusal");
    }
}
