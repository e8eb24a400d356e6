using Microsoft.Playwright;
using Shouldly;
using VoltKosova.Access;
using Xunit;

namespace VoltKosova.Host.Tests.Browser;

/// <summary>A real browser with a made-up authenticator that has a finger on it.</summary>
[Collection(PagesHost.InABrowser)]
public sealed class Passkeys_in_a_browser(PagesHost host, Chromium chromium)
{
    [Fact]
    public async Task are_added_named_used_to_sign_in_and_removed()
    {
        await host.MakeAccount("passkey@example.org", Role.Administrator);
        var page = await chromium.Open(host.Address);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        await Plug(page);
        await Chromium.SignIn(page, "passkey@example.org");

        await page.GetByRole(AriaRole.Link, new() { Name = "My account" }).ClickAsync();
        await page.GetByLabel("What is the new one called?").FillAsync("My phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The passkey was added.");
        await Assertions.Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("My phone");
        await Axe.ShouldBeContent(page, "with a passkey");
        await Chromium.Picture(page, "account");

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();

        await page.GotoAsync("/staff/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The passkey was removed.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("is wrong");
        complaints.Where(one => !one.Contains("422", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task are_not_added_when_the_finger_is_not_the_holder_s()
    {
        await host.MakeAccount("finger@example.org", Role.Auditor);
        var page = await chromium.Open(host.Address);
        await Plug(page, isVerified: false);
        await Chromium.SignIn(page, "finger@example.org");
        await page.GotoAsync("/staff/account");
        await page.GetByLabel("What is the new one called?").FillAsync("A phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The passkey was not added.")).ToBeVisibleAsync();
    }

    private static async Task Plug(IPage page, bool isVerified = true)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = isVerified,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
