using System.Net;
using System.Net.Http.Json;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Accounts;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts;

public sealed class Changing_the_address(AccountsHost host) : IClassFixture<AccountsHost>
{
    private int _addresses;

    [Fact]
    public async Task is_done_when_both_sides_have_confirmed()
    {
        var (client, _, old) = await Somebody();
        var (fresh, asked, confirm) = await Ask(client, old);

        (await Confirm(confirm)).ShouldBe("204");
        (await host.SignIn(fresh)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var (_, state) = await client.GetAsync("/api/v1/access/me/email-change").Read();
        ((bool)state["is_new_confirmed"]!, (bool)state["is_old_confirmed"]!).ShouldBe((true, false));
        (await Confirm(asked)).ShouldBe("204");

        (await host.SignIn(fresh)).Status.ShouldBe(HttpStatusCode.OK);
        (await host.SignIn(old)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await client.GetAsync("/api/v1/access/me/email-change").Code()).ShouldBe("404 email-change-not-found");
        (await host.Told(old))[^1].Kind.ShouldBe(NoticeKind.EmailChanged);
        (await host.Told(fresh))[^1].Kind.ShouldBe(NoticeKind.EmailChanged);
    }

    [Fact]
    public async Task is_done_after_a_week_when_the_old_side_says_nothing()
    {
        var (client, _, old) = await Somebody();
        var (fresh, _, confirm) = await Ask(client, old);
        (await Confirm(confirm)).ShouldBe("204");
        host.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        (await host.Told(fresh))[^1].Kind.ShouldBe(NoticeKind.EmailChangeConfirm);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        (await host.Told(fresh))[^1].Kind.ShouldBe(NoticeKind.EmailChanged);
        (await host.SignIn(fresh)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task is_never_done_when_only_the_old_side_confirms()
    {
        var (client, _, old) = await Somebody();
        var (fresh, asked, confirm) = await Ask(client, old);
        (await Confirm(asked)).ShouldBe("204");
        host.Clock.Advance(TimeSpan.FromDays(14));
        await host.Told(fresh);
        (await Confirm(confirm)).ShouldBe("422 email-change-refused");
        (await host.SignIn(old)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task is_stopped_by_the_old_side_which_throws_everybody_out()
    {
        var (client, _, old) = await Somebody();
        var (_, asked, confirm) = await Ask(client, old);
        (await Confirm(confirm)).ShouldBe("204");

        (await Stop(asked)).ShouldBe("204");

        (await client.GetAsync("/api/v1/access/me").Code()).ShouldBe("401 not-signed-in");
        (await Confirm(asked)).ShouldBe("422 email-change-refused");
        host.Clock.Advance(TimeSpan.FromDays(8));
        await host.Told(old);
        (await host.SignIn(old)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task cannot_be_stopped_by_the_new_side()
    {
        var (client, _, old) = await Somebody();
        var (_, _, confirm) = await Ask(client, old);
        (await Stop(confirm)).ShouldBe("422 email-change-refused");
        (await Stop("nonsense")).ShouldBe("422 email-change-refused");
        (await client.GetAsync("/api/v1/access/me").Code()).ShouldBe("200");
    }

    [Fact]
    public async Task tells_only_the_new_address_that_it_has_an_account()
    {
        var (client, _, old) = await Somebody();
        var (_, taken) = await host.Somebody(new Grant(Role.Auditor, null));
        var free = Fresh();
        var answers = new List<string>();
        foreach (var address in (string[])[taken, free])
        {
            using var response = await client.PostAsJsonAsync("/api/v1/access/me/email-change", new { new_email = address });
            var (_, state) = await client.GetAsync("/api/v1/access/me/email-change").Read();
            state.Remove("new_email");
            answers.Add($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()} {state.ToJsonString()}");
            await host.Told(old);
        }

        answers.Distinct().ShouldHaveSingleItem().ShouldStartWith("202");
        (await host.Told(taken)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            notice => notice.Kind.ShouldBe(NoticeKind.EmailChangeInVain),
            notice => notice.Token.ShouldBeNull(),
            notice => notice.GivenName.ShouldBeNull());
        (await host.Told(free)).ShouldHaveSingleItem().Kind.ShouldBe(NoticeKind.EmailChangeConfirm);
        (await host.Told(old)).Count(notice => notice.Kind == NoticeKind.EmailChangeAsked).ShouldBe(2);
    }

    [Fact]
    public async Task leaves_an_address_to_whoever_got_an_account_with_it_meanwhile()
    {
        var (client, mine, old) = await Somebody();
        var (other, address) = await host.Somebody(new Grant(Role.Auditor, null));
        await host.Sql<int>($"UPDATE account SET email = 'elsewhere-{address}' WHERE id = '{other}'");
        var (fresh, asked, confirm) = await Ask(client, old, address);
        await host.Sql<int>($"UPDATE account SET email = '{address}' WHERE id = '{other}'");

        (await Confirm(asked)).ShouldBe("204");
        (await Confirm(confirm)).ShouldBe("204");

        (await host.Sql<string>($"SELECT email FROM account WHERE id = '{mine}'")).ShouldBe(old);
        (await host.Sql<string>($"SELECT email FROM account WHERE id = '{other}'")).ShouldBe(fresh);
    }

    [Fact]
    public async Task needs_a_holder_who_is_there_and_another_address()
    {
        var (client, _, old) = await Somebody();
        (await client.PostAsJsonAsync("/api/v1/access/me/email-change", new { new_email = old }).Code()).ShouldBe("422 email-unchanged");
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        var later = await host.Refresh(client);
        (await later.PostAsJsonAsync("/api/v1/access/me/email-change", new { new_email = Fresh() }).Code()).ShouldBe("422 password-needed");
        (await later.PostAsJsonAsync(
            "/api/v1/access/me/email-change", new { new_email = Fresh(), password = "wrong password!" }).Code())
            .ShouldBe("422 password-refused");
        (await later.PostAsJsonAsync(
            "/api/v1/access/me/email-change", new { new_email = Fresh(), password = AccountsHost.Password }).Code()).ShouldBe("202");
    }

    [Fact]
    public async Task can_be_given_up_and_asked_anew()
    {
        var (client, _, old) = await Somebody();
        var (_, _, first) = await Ask(client, old);
        (await client.DeleteAsync("/api/v1/access/me/email-change").Code()).ShouldBe("204");
        (await Confirm(first)).ShouldBe("422 email-change-refused");
        var (fresh, asked, second) = await Ask(client, old);
        (await Confirm(second)).ShouldBe("204");
        (await Confirm(asked)).ShouldBe("204");
        (await host.SignIn(fresh)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task closes_reset_links_that_went_to_the_old_address()
    {
        var (client, _, old) = await Somebody();
        (await host.Client().PostAsJsonAsync("/api/v1/access/password-resets", new { email = old }).Code()).ShouldBe("202");
        var link = (await host.Told(old))[^1].Token;
        var (_, asked, confirm) = await Ask(client, old);
        await Confirm(asked);
        await Confirm(confirm);
        (await host.Client().PostAsJsonAsync(
            "/api/v1/access/password-resets/completion", new { token = link, new_password = "much better horse battery" }).Code())
            .ShouldBe("422 reset-refused");
    }

    [Fact]
    public async Task is_told_to_the_modules_that_know_the_person_until_they_have_heard()
    {
        var (account, old) = await host.Somebody();
        var person = await host.Sql<Guid>($"SELECT person_id FROM account WHERE id = '{account}'");
        using var client = host.Client((string)(await host.SignIn(old)).Body["access_token"]!);
        host.Followed.Deaf = account;
        var second = await Change(client, old);
        var third = await Change(client, second);
        host.Followed.Heard.ShouldNotContain(change => change.AccountId == account);

        host.Followed.Deaf = null;
        await host.Told(third);
        await host.Told(third);

        host.Followed.Heard.Where(change => change.AccountId == account)
            .Select(change => (change.PersonId, change.OldAddress.Canonical, change.NewAddress.Canonical))
            .ShouldBe([(person, old, second), (person, second, third)]);
        host.Log.All.ShouldNotContain(line => line.Contains(third, StringComparison.Ordinal));
    }

    [Fact]
    public async Task of_an_account_without_a_person_is_told_to_no_module()
    {
        var (client, account, old) = await Somebody();
        await Change(client, old);
        host.Followed.Heard.ShouldNotContain(change => change.AccountId == account);
        (await host.Sql<long>($"SELECT count(*) FROM address_change WHERE account_id = '{account}'")).ShouldBe(0);
    }

    private async Task<string> Change(HttpClient client, string old)
    {
        var (fresh, asked, confirm) = await Ask(client, old);
        await Confirm(asked);
        await Confirm(confirm);
        await host.Told(fresh);
        return fresh;
    }

    private string Fresh() => $"fresh-{Guid.CreateVersion7():N}-{_addresses++}@volt.test";

    private async Task<(HttpClient Client, Guid Account, string Email)> Somebody()
    {
        var (account, email) = await host.Somebody(new Grant(Role.Auditor, null));
        var (_, tokens) = await host.SignIn(email);
        return (host.Client((string)tokens["access_token"]!), account, email);
    }

    private async Task<(string Fresh, string ToOld, string ToNew)> Ask(HttpClient client, string old, string? address = null)
    {
        var fresh = address ?? Fresh();
        (await client.PostAsJsonAsync("/api/v1/access/me/email-change", new { new_email = fresh }).Code()).ShouldBe("202");
        var (asked, confirm) = ((await host.Told(old))[^1], (await host.Told(fresh))[^1]);
        (asked.Kind, confirm.Kind).ShouldBe((NoticeKind.EmailChangeAsked, NoticeKind.EmailChangeConfirm));
        return (fresh, asked.Token!, confirm.Token!);
    }

    private async Task<string> Confirm(string token) =>
        await host.Client().PostAsJsonAsync("/api/v1/access/email-changes/confirmation", new { token }).Code();

    private async Task<string> Stop(string token) =>
        await host.Client().PostAsJsonAsync("/api/v1/access/email-changes/objection", new { token }).Code();
}
