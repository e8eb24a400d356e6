using Microsoft.Playwright;
using Npgsql;
using Shouldly;
using VoltKosova.Access;
using Xunit;

namespace VoltKosova.Host.Tests.Browser;

/// <summary>A device was lost: whoever looks after the account signs it out.</summary>
[Collection(PagesHost.InABrowser)]
public sealed class Sessions_of_staff_in_a_browser(PagesHost host, Chromium chromium)
{
    [Fact]
    public async Task are_listed_and_ended_by_whoever_looks_after_the_account_and_by_nobody_else()
    {
        await host.MakeAccount("lost@example.org", [new Grant(Role.Treasurer, host.Movement.Prishtina)]);
        await host.MakeAccount("elsewhere@example.org", [new Grant(Role.Administrator, host.Movement.Gjakova)]);
        await host.MakeAccount("no-administrator@example.org", Role.Auditor);
        var lost = await SignedIn("lost@example.org");
        var administrator = await SignedIn(StaffHost.Email);

        await administrator.GetByRole(AriaRole.Link, new() { Name = "Accounts", Exact = true }).ClickAsync();
        await Axe.ShouldBeContent(administrator, "with accounts");
        var row = administrator.Locator("tbody tr").Filter(new() { HasText = "lost@example.org" });
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(administrator.Locator("tbody tr")).ToHaveCountAsync(1);
        await Axe.ShouldBeContent(administrator, "with sessions of somebody");
        await Chromium.Picture(administrator, "sessions");
        var here = new Uri(administrator.Url).AbsolutePath;

        var elsewhere = await SignedIn("elsewhere@example.org");
        (await elsewhere.GotoAsync(here))!.Status.ShouldBe(404);
        (await Press(elsewhere, here)).ShouldBe(404);
        var auditor = await SignedIn("no-administrator@example.org");
        (await auditor.GotoAsync(here))!.Status.ShouldBe(403);
        (await Press(auditor, here)).ShouldBe(403);
        (await lost.GotoAsync("/staff/jobs"))!.Status.ShouldBe(200);

        await administrator.GetByRole(AriaRole.Button, new() { Name = "End", Exact = true }).FocusAsync();
        await administrator.Keyboard.PressAsync("Enter");
        await Assertions.Expect(administrator.GetByText("Signed in nowhere.")).ToBeVisibleAsync();
        await lost.GotoAsync("/staff/jobs");
        lost.Url.ShouldContain("/staff/sign-in");
        var account = Guid.Parse(here.Split('/')[^1]);
        (await PressesOn(account)).ShouldBe(["denied", "done"], ignoreOrder: true);
    }

    /// <summary>What the trail says of buttons on the page of an account: who was turned away, and who was not.</summary>
    private async Task<List<string>> PressesOn(Guid account)
    {
        await using var source = NpgsqlDataSource.Create(host.ConnectionString);
        await using var find = source.CreateCommand(
            """
            SELECT data ->> 'outcome' FROM audit.mt_doc_entry
            WHERE data ->> 'operation' = '/staff/accounts/{id:guid}' AND data ->> 'way' = 'press' AND data -> 'objects' ? $1
              AND data ->> 'outcome' <> 'refused'
            """);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = account.ToString() });
        await using var reader = await find.ExecuteReaderAsync();
        var outcomes = new List<string>();
        while (await reader.ReadAsync())
            outcomes.Add(reader.GetString(0));
        return outcomes;
    }

    private static Task<int> Press(IPage page, string address) => page.EvaluateAsync<int>(
        """
        async (address) => {
          const sent = new URLSearchParams();
          sent.set('__RequestVerificationToken', document.querySelector('[name=__RequestVerificationToken]').value);
          return (await fetch(address, { method: 'POST', body: sent })).status;
        }
        """,
        address);

    private async Task<IPage> SignedIn(string email)
    {
        var page = await chromium.Open(host.Address);
        await Chromium.SignIn(page, email);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
        return page;
    }
}
