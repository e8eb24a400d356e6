using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using VoltKosova.Access;
using Xunit;

namespace VoltKosova.Host.Tests.Browser;

[Collection(PagesHost.InABrowser)]
public sealed class Figures_in_a_browser(PagesHost host, Chromium chromium)
{
    [Fact]
    public async Task are_a_picture_and_the_table_of_the_same_values_beside_it()
    {
        var page = await chromium.Open(host.Address);
        await Chromium.SignIn(page, StaffHost.Email);
        await page.GetByRole(AriaRole.Link, new() { Name = "Figures", Exact = true }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Members: {Movement.Members}" })).ToBeVisibleAsync();
        var members = page.Locator("section[aria-labelledby=membership-members]");
        await Assertions.Expect(members.GetByRole(AriaRole.Img).First).ToHaveAttributeAsync(
            "aria-label", new Regex($"^Members over 12 months: .* {Movement.Members} at the end"));
        var table = members.Locator(".beside").First.Locator("tbody tr");
        (await table.CountAsync()).ShouldBe(12);
        await Assertions.Expect(table.First.Locator("td")).ToHaveTextAsync($"{Movement.Members}");
        var drawn = await members.Locator(".beside").First.Locator("svg title").AllTextContentsAsync();
        var written = await table.EvaluateAllAsync<string[]>("rows => rows.map(({ cells: [a, b] }) => `${a.innerText}: ${b.innerText}`)");
        drawn.ShouldBe(written.Reverse());
        await Assertions.Expect(members.GetByRole(AriaRole.Heading, new() { Name = "Members by chapter" })).ToBeVisibleAsync();
        await Chromium.Picture(page, "figures");
    }

    [Fact]
    public async Task are_those_of_a_chapter_when_one_is_chosen()
    {
        var page = await chromium.Open(host.Address, dark: true, width: 390);
        await Chromium.SignIn(page, StaffHost.Email);
        await page.GotoAsync("/staff/figures");

        await page.GetByLabel("Chapter", new() { Exact = true }).SelectOptionAsync("Volt Gjakovë");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();

        page.Url.ShouldContain(host.Movement.Gjakova.ToString());
        await Assertions.Expect(page.Locator("#membership-members")).Not.ToHaveTextAsync($"Members: {Movement.Members}");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Members by chapter" })).ToHaveCountAsync(0);
        await Chromium.Picture(page, "figures-on-a-phone-dark");
    }

    [Fact]
    public async Task are_those_that_the_reader_s_role_may_see_where_it_holds()
    {
        await host.MakeAccount("coordinator@example.org", [new Grant(Role.VolunteerCoordinator, host.Movement.Gjakova)]);
        var page = await chromium.Open(host.Address);
        await Chromium.SignIn(page, "coordinator@example.org");
        await page.GotoAsync("/staff/figures");

        await Assertions.Expect(page.Locator("h2")).ToHaveTextAsync(new Regex("^Volunteers' hours"));
        (await page.GetByLabel("Chapter", new() { Exact = true }).Locator("option").AllInnerTextsAsync()).ShouldBe(["All", "Volt Gjakovë"]);
        (await page.GotoAsync($"/staff/figures?chapter={host.Movement.Prishtina}"))!.Status.ShouldBe(404);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Not found" })).ToBeVisibleAsync();
    }
}
