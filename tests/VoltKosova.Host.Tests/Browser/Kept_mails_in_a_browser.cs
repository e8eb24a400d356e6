using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace VoltKosova.Host.Tests.Browser;

/// <summary>Without a mail server mails are kept, and staff who may read them find them on their page.</summary>
[Collection(PagesHost.InABrowser)]
public sealed class Kept_mails_in_a_browser(PagesHost host, Chromium chromium)
{
    [Fact]
    public async Task are_listed_without_addresses_and_shown_with_their_text()
    {
        var page = await chromium.Open(host.Address);
        await Chromium.SignIn(page, StaffHost.Email);
        var kept = page.Locator("tbody tr").Filter(new() { HasText = "confirm_email" });

        await page.GetByRole(AriaRole.Link, new() { Name = "Mails", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Mails" })).ToBeVisibleAsync();
        var before = await kept.CountAsync();
        await host.Apply("linda@example.org");
        await host.WhenQuiet();
        for (var patience = 60; patience > 0 && await kept.CountAsync() == before; patience--)
            await page.ReloadAsync();
        (await page.ContentAsync()).ShouldNotContain("linda@example.org");
        await kept.First.GetByRole(AriaRole.Link).ClickAsync();

        await Assertions.Expect(page.Locator(".letter")).ToContainTextAsync("/api/v1/membership/confirmations/");
        await Assertions.Expect(page.GetByText("linda@example.org")).ToBeVisibleAsync();
        await Chromium.Picture(page, "mail");
    }
}
