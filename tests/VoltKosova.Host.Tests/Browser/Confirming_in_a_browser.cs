using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Host.Tests.Browser;

/// <summary>A host that wants a proof every quarter of an hour, and a second person for more than one.</summary>
public sealed class StrictHost : StaffHost
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Access:StepUpLife", "00:15:00");
        builder.UseSetting("Access:MassLimits", "2026-01-01=1");
    }
}

/// <summary>What reaches far is asked for twice: of the one who presses, and of a second one.</summary>
[Collection(PagesHost.InABrowser)]
public sealed class Confirming_in_a_browser(StrictHost host, Chromium chromium) : IClassFixture<StrictHost>
{
    private static readonly TimeSpan _longAgo = TimeSpan.FromDays(20);
    private static readonly TimeSpan _aWhile = TimeSpan.FromMinutes(16);

    [Fact]
    public async Task asks_for_the_password_and_goes_on_with_the_form()
    {
        var page = await SignedIn(StaffHost.Email);
        await page.GotoAsync("/staff/jobs/audit.report-breach");
        host.Clock.Forward(_aWhile);
        await page.GetByLabel("From (RFC 3339)").FillAsync("2026-03-01T00:00:00Z");
        await page.GetByLabel("Until (RFC 3339)").FillAsync("2026-03-02T00:00:00Z");
        await page.GetByLabel("Reason").FillAsync("A laptop was lost.");
        await page.GetByLabel("Yes, run this job").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Is it you?" })).ToBeVisibleAsync();
        await Axe.ShouldBeContent(page, "asked whether it is them");
        await page.GetByLabel("Password").FillAsync("wrong horse battery staple");
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm and go on" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("is wrong");
        await Chromium.Picture(page, "confirm");
        await page.GetByLabel("Password").FillAsync(StaffHost.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm and go on" }).ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/staff/runs/"));
        await Assertions.Expect(page.GetByText("A laptop was lost.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("2026-03-01T00:00:00Z")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task takes_two_people_to_delete_what_is_known_of_many()
    {
        await host.MakeAccount("besa@example.org", Role.Administrator);
        host.Clock.Forward(-_longAgo);
        foreach (var name in (string[])["arber", "dea"])
            await host.Apply($"{name}@example.org");
        await host.WhenQuiet();
        host.Clock.Forward(_longAgo);
        var (arta, besa) = (await SignedIn(StaffHost.Email), await SignedIn("besa@example.org"));

        await Run(arta);
        await Assertions.Expect(arta.GetByRole(AriaRole.Alert)).ToContainTextAsync("would touch 2 records, more than 1");
        await Axe.ShouldBeContent(arta, "told that it takes two");
        await arta.Locator("#approval-reason").FillAsync("The nightly job was off.");
        await arta.GetByRole(AriaRole.Button, new() { Name = "Ask for approval" }).ClickAsync();
        await Assertions.Expect(arta.GetByRole(AriaRole.Status)).ToContainTextAsync("was asked for");

        await besa.GetByRole(AriaRole.Link, new() { Name = "Approvals" }).ClickAsync();
        var wish = besa.Locator("section.card").Filter(new() { HasText = "The nightly job was off." });
        await Axe.ShouldBeContent(besa, "with something to decide on");
        await Chromium.Picture(besa, "approvals");
        await wish.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Assertions.Expect(besa.GetByRole(AriaRole.Alert)).ToContainTextAsync("Give a reason");
        await wish.GetByLabel("Why you decide so").FillAsync("I know of it.");
        await wish.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await Assertions.Expect(wish.Locator(".state")).ToHaveTextAsync("approved");

        await Run(arta);
        await Assertions.Expect(arta.Locator(".live .state")).ToHaveTextAsync("succeeded");
        await arta.GotoAsync("/staff/approvals");
        var used = arta.Locator("section.card").Filter(new() { HasText = "The nightly job was off." });
        await Assertions.Expect(used.Locator(".state")).ToHaveTextAsync("used");
        foreach (var (language, tag) in new[] { ("Shqip", "sq"), ("Srpski", "sr-Latn") })
        {
            await arta.GetByRole(AriaRole.Button, new() { Name = language }).ClickAsync();
            await Assertions.Expect(arta.Locator("html")).ToHaveAttributeAsync("lang", tag);
            await Axe.ShouldBeContent(arta, tag);
        }
    }

    [Fact]
    public async Task takes_two_people_to_take_in_a_file_of_many_members()
    {
        await host.MakeAccount("second@example.org", Role.Administrator);
        var administrator = await host.SignedIn(StaffHost.Email, StaffHost.Password);
        await administrator.Post("/api/v1/chapters/chapters", new
        {
            parent_id = (Guid?)null,
            level = "movement",
            name = "Volt Kosova",
            names = new { sq = "Volt Kosova", sr = "Volt Kosovo", en = "Volt Kosova" },
        });
        var (arta, second) = (await SignedIn(StaffHost.Email), await SignedIn("second@example.org"));
        await arta.GotoAsync("/staff/files/member-imports");
        await arta.GetByLabel("Version of the consent").FillAsync("2026-01");
        await arta.Locator("#file").SetInputFilesAsync(new FilePayload
        {
            Name = "members.csv",
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes(
                "Emri;Mbiemri;E-maili;Datëlindja;Komuna\nLira;Kelmendi;lira@example.org;1.2.1990;Prishtinë\n"
                + "Yll;Berisha;yll@example.org;3.4.1985;Prishtinë\n"),
        });
        await arta.GetByRole(AriaRole.Button, new() { Name = "Hand in a file" }).ClickAsync();
        await Assertions.Expect(arta.Locator(".live .state")).ToHaveTextAsync("waits for a yes");
        host.Clock.Forward(_aWhile);

        await arta.GetByRole(AriaRole.Button, new() { Name = "Take in the new ones" }).ClickAsync();
        await arta.GetByLabel("Password").FillAsync(StaffHost.Password);
        await arta.GetByRole(AriaRole.Button, new() { Name = "Confirm and go on" }).ClickAsync();
        await Assertions.Expect(arta.GetByRole(AriaRole.Alert)).ToContainTextAsync("would touch 2 persons, more than 1");
        await Axe.ShouldBeContent(arta, "told that a file takes two");
        await arta.Locator("#approval-reason").FillAsync("The list of the founding congress.");
        await arta.GetByRole(AriaRole.Button, new() { Name = "Ask for approval" }).ClickAsync();
        await Assertions.Expect(arta.GetByRole(AriaRole.Status)).ToContainTextAsync("was asked for");

        await second.GotoAsync("/staff/approvals");
        var wish = second.Locator("section.card").Filter(new() { HasText = "founding congress" });
        await wish.GetByLabel("Why you decide so").FillAsync("I was there.");
        await wish.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await second.GetByLabel("Password").FillAsync(StaffHost.Password);
        await second.GetByRole(AriaRole.Button, new() { Name = "Confirm and go on" }).ClickAsync();
        await Assertions.Expect(wish.Locator(".state")).ToHaveTextAsync("approved");

        await arta.GetByRole(AriaRole.Button, new() { Name = "Take in the new ones" }).ClickAsync();
        await Assertions.Expect(arta.Locator(".live .state")).ToHaveTextAsync("taken in");
    }

    private static async Task Run(IPage page)
    {
        await page.GotoAsync("/staff/jobs/membership.delete-unconfirmed-applications");
        await page.Locator("#reason").FillAsync("The nightly job was off.");
        await page.GetByLabel("Yes, run this job").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();
    }

    private async Task<IPage> SignedIn(string email)
    {
        var page = await chromium.Open(host.Address);
        await Chromium.SignIn(page, email);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
        return page;
    }
}
