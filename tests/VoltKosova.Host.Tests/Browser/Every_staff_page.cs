using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace VoltKosova.Host.Tests.Browser;

/// <summary>What holds for every page: for all eyes, hands, screens and lines.</summary>
[Collection(PagesHost.InABrowser)]
public sealed class Every_staff_page(PagesHost host, Chromium chromium)
{
    public static TheoryData<string> Pages { get; } =
    [
        "/staff", "/staff/figures", "/staff/reports", "/staff/jobs", "/staff/jobs/campaigns.count-signatures",
        "/staff/jobs/membership.delete-unconfirmed-applications", "/staff/operations", "/staff/mails", "/staff/messages", "/staff/webhooks",
        "/staff/audit", "/staff/account", "/staff/approvals", "/staff/files", "/staff/files/bank-files", "/staff/files/member-imports",
        "/staff/accounts",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task stands_in_nobodys_way_on_any_screen(string path)
    {
        var page = await SignedIn();
        var complaints = Complaints(page);

        (await page.GotoAsync(path))!.Status.ShouldBe(200);
        await Axe.ShouldBeContent(page, "on a desk");
        foreach (var (situation, width) in ((string, int)[])[("at 200 %", 640), ("on a phone", 360)])
        {
            await page.SetViewportSizeAsync(width, 720);
            await Axe.ShouldBeContent(page, situation);
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, $"{path} {situation}");
        }

        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Axe.ShouldBeContent(page, "in the dark");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await page.Locator("header.top").IsVisibleAsync()).ShouldBeFalse();
        complaints.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Shqip", "sq")]
    [InlineData("Srpski", "sr-Latn")]
    public async Task speaks_the_reader_s_language(string name, string tag)
    {
        var page = await SignedIn();
        foreach (var path in Pages)
        {
            await page.GotoAsync(path);
            var english = await page.Locator("h1").InnerTextAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
            await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", tag);
            new Uri(page.Url).AbsolutePath.ShouldBe(path.Data);
            (await page.Locator("h1").InnerTextAsync()).ShouldNotBe(english);
            await Axe.ShouldBeContentWithTheWords(page, tag);
            await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
            await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        }
    }

    [Fact]
    public async Task comes_whole_over_a_slow_line_and_from_no_other_host()
    {
        var page = await chromium.Open(host.Address);
        var (asked, answers) = (new List<string>(), new List<Task<int>>());
        page.Request += (_, request) => asked.Add(request.Url);
        page.Response += (_, response) => answers.Add(Weight(response));

        await page.GotoAsync("/staff/sign-in", new() { WaitUntil = WaitUntilState.NetworkIdle });
        (await Task.WhenAll(answers)).Sum().ShouldBeInRange(1, 150_000);
        await Chromium.SignIn(page, StaffHost.Email);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        answers.Clear();
        await page.GotoAsync("/staff/figures", new() { WaitUntil = WaitUntilState.NetworkIdle });

        (await Task.WhenAll(answers)).Sum().ShouldBeInRange(1, 150_000);
        asked.ShouldAllBe(url => url.StartsWith(host.Address + "/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task is_walked_through_by_keyboard_alone()
    {
        var page = await SignedIn();
        await page.GotoAsync("/staff/figures");

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(":focus")).ToHaveTextAsync("Skip to the content");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(":focus")).ToHaveAttributeAsync("id", "months");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("#months")).ToHaveValueAsync("24");
        page.Url.ShouldContain("months=24");
    }

    [Fact]
    public async Task would_be_caught_if_it_stood_in_somebody_s_way()
    {
        var page = await SignedIn();
        await page.EvaluateAsync("document.querySelector('main').append(new Image(), document.createElement('button'))");

        (await Axe.Violations(page)).Select(violation => violation.Split(':')[0]).ShouldBe(["button-name", "image-alt"], ignoreOrder: true);
    }

    private static async Task<int> Weight(IResponse response) => (await response.BodyAsync()).Length;

    private static List<string> Complaints(IPage page)
    {
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        return complaints;
    }

    private async Task<IPage> SignedIn()
    {
        var page = await chromium.Open(host.Address);
        await Chromium.SignIn(page, StaffHost.Email);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
        return page;
    }
}
