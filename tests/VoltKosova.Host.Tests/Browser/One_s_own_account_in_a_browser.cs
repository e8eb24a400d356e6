using System.Text.RegularExpressions;
using Microsoft.Playwright;
using QRCoder;
using Shouldly;
using VoltKosova.Access;
using Xunit;

namespace VoltKosova.Host.Tests.Browser;

[Collection(PagesHost.InABrowser)]
public sealed partial class One_s_own_account_in_a_browser(PagesHost host, Chromium chromium)
{
    private const string Better = "much better horse battery";

    [Fact]
    public async Task shows_where_one_is_signed_in_and_ends_it_there()
    {
        await host.MakeAccount("sessions@example.org", Role.Auditor);
        var there = await chromium.Open(host.Address);
        await SignedIn(there, "sessions@example.org");
        var here = await chromium.Open(host.Address);
        await SignedIn(here, "sessions@example.org");

        await here.GotoAsync("/staff/account");
        await Assertions.Expect(here.Locator("tbody tr")).ToHaveCountAsync(2);
        await Assertions.Expect(here.Locator("tbody")).ToContainTextAsync("this window");
        await here.GetByRole(AriaRole.Button, new() { Name = "End", Exact = true }).ClickAsync();

        await Assertions.Expect(here.Locator("tbody tr")).ToHaveCountAsync(1);
        await there.GotoAsync("/staff/jobs");
        there.Url.ShouldContain("/staff/sign-in");
    }

    [Fact]
    public async Task changes_the_password_and_says_what_is_wrong_with_a_poor_one()
    {
        await host.MakeAccount("password@example.org", Role.Auditor);
        var page = await chromium.Open(host.Address);
        await SignedIn(page, "password@example.org");
        await page.GotoAsync("/staff/account");

        await Change(page, "passwordpassword");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("not well known");
        await Axe.ShouldBeContent(page, "with a refusal");
        await Change(page, Better);
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The password is set.");
    }

    [Fact]
    public async Task turns_the_authenticator_on_and_shows_recovery_codes_once()
    {
        await host.MakeAccount("codes@example.org", Role.Auditor);
        var page = await chromium.Open(host.Address);
        await SignedIn(page, "codes@example.org");
        await page.GotoAsync("/staff/account");
        await page.Locator("#on-password").FillAsync(StaffHost.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn the app on" }).ClickAsync();
        await Axe.ShouldBeContent(page, "with a key");
        await Chromium.Picture(page, "authenticator");
        (await page.Locator("svg.qr path").GetAttributeAsync("d")).ShouldBe(
            Drawn((await page.GetByRole(AriaRole.Link, new() { Name = "Open in the app" }).GetAttributeAsync("href"))!));
        await Assertions.Expect(page.GetByRole(AriaRole.Img, new() { Name = "The key as a QR code" })).ToBeVisibleAsync();
        var key = (await page.Locator("section[aria-labelledby=authenticator] code").InnerTextAsync()).Replace(" ", "",
            StringComparison.Ordinal);
        await page.Locator("#code").FillAsync(OneTimeCode.Of(key, host.Clock.GetUtcNow()));
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Draw new codes" }).ClickAsync();

        var codes = await page.Locator(".codes code").AllInnerTextsAsync();
        codes.Count.ShouldBe(10);
        await Axe.ShouldBeContent(page, "with codes");
        await page.GotoAsync("/staff/account");
        await Assertions.Expect(page.Locator(".codes")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByLabel("E-mail").FillAsync("codes@example.org");
        await page.GetByLabel("Password").FillAsync(StaffHost.Password);
        await page.GetByLabel("Authenticator code").FillAsync(codes[0]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
        await page.GotoAsync("/staff/account");
        await Assertions.Expect(page.GetByText("Left: 9.")).ToBeVisibleAsync();
    }

    /// <summary>The dots that a camera has to see to read a text.</summary>
    private static string Drawn(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return string.Concat(
            from y in Enumerable.Range(0, code.ModuleMatrix.Count)
            from x in Enumerable.Range(0, code.ModuleMatrix.Count)
            where code.ModuleMatrix[y][x]
            select $"M{x} {y}h1v1h-1z");
    }

    [Fact]
    public async Task lets_somebody_in_again_who_has_forgotten_the_password()
    {
        await host.MakeAccount("forgotten@example.org", Role.Auditor);
        var page = await chromium.Open(host.Address);
        await page.GotoAsync("/staff/sign-in");
        await page.GetByRole(AriaRole.Link, new() { Name = "Forgotten password" }).ClickAsync();
        await Axe.ShouldBeContent(page, "forgotten");
        await page.GetByLabel("E-mail").FillAsync("forgotten@example.org");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the link" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("If this address has an account");

        var link = Link().Match(await host.MailTo("forgotten@example.org", "account_password_reset")).Value;
        await page.GotoAsync(link);
        await page.GotoAsync(link);
        await Axe.ShouldBeContent(page, "reset");
        await page.GetByLabel("New password").FillAsync(Better);
        await page.GetByRole(AriaRole.Button, new() { Name = "Set the password" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The password is set.");
        await page.GotoAsync(link);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("has been used");
        await Chromium.SignIn(page, "forgotten@example.org", Better);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task changes_the_address_with_a_mail_to_each_side()
    {
        await host.MakeAccount("before@example.org", Role.Auditor);
        var page = await chromium.Open(host.Address);
        await SignedIn(page, "before@example.org");
        await page.GotoAsync("/staff/account");
        await page.GetByLabel("New address").FillAsync("after@example.org");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the address" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Keep the address" })).ToBeVisibleAsync();

        foreach (var (address, template) in ((string, string)[])
            [("after@example.org", "account_email_confirm"), ("before@example.org", "account_email_change")])
        {
            await page.GotoAsync(Link().Match(await host.MailTo(address, template)).Value);
            await Axe.ShouldBeContent(page, template);
            await page.GetByRole(AriaRole.Button, new() { Name = "I agree" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Confirmed.");
        }

        await page.GotoAsync("/staff/account");
        await Assertions.Expect(page.Locator(".lead")).ToHaveTextAsync("after@example.org");
    }

    private static async Task Change(IPage page, string password)
    {
        await page.GetByLabel("Present password").FillAsync(StaffHost.Password);
        await page.GetByLabel("New password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the password" }).ClickAsync();
    }

    private static async Task SignedIn(IPage page, string email)
    {
        await Chromium.SignIn(page, email);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
    }

    [GeneratedRegex(@"/staff/[a-z-]+\?token=[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}

/// <summary>What an authenticator app shows (RFC 6238).</summary>
internal static class OneTimeCode
{
    public static string Of(string base32, DateTimeOffset now)
    {
        var bits = string.Concat(base32.Select(letter =>
            Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        byte[] key = [.. Enumerable.Range(0, bits.Length / 8).Select(at => Convert.ToByte(bits.Substring(at * 8, 8), 2))];
        var counter = BitConverter.GetBytes(System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(now.ToUnixTimeSeconds() / 30));
#pragma warning disable CA5350 // What authenticator apps speak.
        var hash = System.Security.Cryptography.HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }
}
