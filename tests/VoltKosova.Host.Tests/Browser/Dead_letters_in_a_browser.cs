using Microsoft.Playwright;
using VoltKosova.Host.Tests.Operations;
using Xunit;

namespace VoltKosova.Host.Tests.Browser;

/// <summary>Staff see what could not be delivered and why, and have it tried again.</summary>
[Collection(PagesHost.InABrowser)]
public sealed class Dead_letters_in_a_browser(PagesHost host, Chromium chromium)
{
    [Fact]
    public async Task are_listed_with_their_cause_and_tried_again()
    {
        await Unreadable.Store(host, "arber@example.org");
        var page = await chromium.Open(host.Address);
        await Chromium.SignIn(page, StaffHost.Email);

        await page.GetByRole(AriaRole.Link, new() { Name = "Messages", Exact = true }).ClickAsync();
        var letter = page.Locator("#letters tbody tr").Filter(new() { HasText = "membership.ask-to-confirm" });
        await Assertions.Expect(letter).ToContainTextAsync("AuthenticationTagMismatchException");
        var welcoming = page.Locator("#subscribers tbody tr").Filter(new() { HasText = "membership.welcome" });
        await Assertions.Expect(welcoming).ToContainTextAsync("acts");
        await Chromium.Picture(page, "messages");
        await letter.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        for (var patience = 60; patience > 0 && await letter.Locator("td.number").InnerTextAsync() != "6"; patience--)
            await page.ReloadAsync();
        await Assertions.Expect(letter.Locator("td.number")).ToHaveTextAsync("6");
    }
}
