using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts;

public sealed class Signing_in(AccountsHost host) : IClassFixture<AccountsHost>
{
    private static readonly Grant _administrator = new(Role.Administrator, null);

    [Fact]
    public async Task answers_a_pair_of_tokens_that_nobody_may_keep()
    {
        var (_, email) = await host.Somebody(_administrator);
        using var response = await host.Client().PostAsJsonAsync("/api/v1/access/sign-in", new { email, password = AccountsHost.Password });
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var tokens = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        ((string)tokens["token_type"]!).ShouldBe("Bearer");
        ((int)tokens["expires_in"]!).ShouldBe(900);
        ((string)tokens["access_token"]!).ShouldNotBe((string)tokens["refresh_token"]!);
    }

    [Fact]
    public async Task tells_me_who_I_am_and_what_I_may_do()
    {
        var (account, email) = await host.Somebody(new Grant(Role.Administrator, AccountsHost.Kosova), new Grant(Role.Auditor, null));
        var (_, tokens) = await host.SignIn(email);
        var (status, me) = await host.Client((string)tokens["access_token"]!).GetAsync("/api/v1/access/me").Read();
        status.ShouldBe(HttpStatusCode.OK);
        ((Guid)me["account_id"]!).ShouldBe(account);
        me["person_id"].ShouldBeNull();
        ((string)me["language"]!).ShouldBe("en");
        me["grants"]!.AsArray()
            .Select(grant => $"{grant!["role"]} {grant["chapter_id"]} {string.Join(',', grant["rights"]!.AsArray())}").Order()
            .ShouldBe([$"administrator {AccountsHost.Kosova} access.approve,access.manage-accounts", "auditor  access.approve"]);
    }

    [Theory]
    [InlineData("PERSON-")]
    [InlineData("  person-")]
    public async Task does_not_mind_how_the_email_is_written(string start)
    {
        var (_, email) = await host.Somebody(_administrator);
        (await host.SignIn(email.Replace("person-", start, StringComparison.Ordinal))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task has_one_no_and_as_much_work_for_every_cause()
    {
        var (_, email) = await host.Somebody(_administrator);
        var (locked, lockedEmail) = await host.Somebody(_administrator);
        var (disabled, disabledEmail) = await host.Somebody(_administrator);
        await host.Sql<int>($"UPDATE account SET lockout_end = '2100-01-01Z' WHERE id = '{locked}'");
        await host.Sql<int>($"UPDATE account SET disabled_at = '2026-01-01Z' WHERE id = '{disabled}'");
        var answers = new List<string>();
        foreach (var (who, password) in ((string, string)[])
            [
                (email, "wrong password!"), ("nobody@volt.test", AccountsHost.Password), ("no address", AccountsHost.Password),
                (lockedEmail, AccountsHost.Password), (disabledEmail, AccountsHost.Password),
            ])
        {
            answers.Add(await Refusal(who, password));
        }

        answers.Distinct().ShouldHaveSingleItem().ShouldStartWith("422 {");
        answers[0].ShouldContain("\"sign-in-refused\"");
    }

    [Fact]
    public async Task is_locked_after_ten_wrong_tries_and_open_again_after_a_quarter_of_an_hour()
    {
        var (_, email) = await host.Somebody(_administrator);
        for (var i = 0; i < 10; i++)
            (await host.SignIn(email, "wrong password!")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await host.SignIn(email)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        host.Clock.Advance(TimeSpan.FromMinutes(15));
        (await host.SignIn(email)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task counts_tries_made_at_once_one_by_one()
    {
        var (account, email) = await host.Somebody(_administrator);
        await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => host.SignIn(email, "wrong password!")));
        (await host.Sql<int>($"SELECT access_failed_count FROM account WHERE id = '{account}'")).ShouldBe(9);
    }

    [Fact]
    public async Task forgets_wrong_tries_after_a_right_one()
    {
        var (account, email) = await host.Somebody(_administrator);
        await host.SignIn(email, "wrong password!");
        (await host.Sql<int>($"SELECT access_failed_count FROM account WHERE id = '{account}'")).ShouldBe(1);
        await host.SignIn(email);
        (await host.Sql<int>($"SELECT access_failed_count FROM account WHERE id = '{account}'")).ShouldBe(0);
    }

    private async Task<string> Refusal(string email, string password)
    {
        var before = host.Hasher.Verified;
        var (status, body) = await host.SignIn(email, password);
        (host.Hasher.Verified - before).ShouldBe(1, "a refusal that looks at no password is told apart by its speed");
        body.Remove("trace_id");
        return $"{(int)status} {body.ToJsonString()}";
    }
}
