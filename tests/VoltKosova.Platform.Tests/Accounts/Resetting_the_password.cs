using System.Net;
using System.Net.Http.Json;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Accounts;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts;

public sealed class Resetting_the_password(AccountsHost host) : IClassFixture<AccountsHost>
{
    private const string Better = "much better horse battery";

    [Fact]
    public async Task sends_a_link_that_sets_a_new_password_and_tells_so()
    {
        var (_, email) = await host.Somebody(new Grant(Role.Auditor, null));

        (await Complete(await Link(email), Better)).ShouldBe("204");

        (await host.SignIn(email)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await host.SignIn(email, Better)).Status.ShouldBe(HttpStatusCode.OK);
        (await host.Told(email)).Select(notice => notice.Kind).ShouldBe([NoticeKind.PasswordReset, NoticeKind.PasswordSet]);
    }

    [Fact]
    public async Task answers_the_same_whether_the_email_is_known_or_not()
    {
        var (_, email) = await host.Somebody(new Grant(Role.Auditor, null));
        var (disabled, disabledEmail) = await host.Somebody(new Grant(Role.Auditor, null));
        await host.Sql<int>($"UPDATE account SET disabled_at = '2026-01-01Z' WHERE id = '{disabled}'");
        var answers = new List<string>();
        foreach (var address in (string[])[email, "nobody@volt.test", disabledEmail])
        {
            using var response = await Ask(address);
            answers.Add($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()} {response.Headers}");
        }

        answers.Distinct().ShouldHaveSingleItem().ShouldStartWith("202");
        (await host.Told("nobody@volt.test")).ShouldBeEmpty();
        (await host.Told(disabledEmail)).ShouldBeEmpty();
        (await host.Told(email)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task works_once_even_for_two_at_the_same_time()
    {
        var (_, email) = await host.Somebody(new Grant(Role.Auditor, null));
        var token = await Link(email);

        var answers = await Task.WhenAll(Complete(token, Better), Complete(token, Better + "!"));

        answers.Order().ShouldBe(["204", "422 reset-refused"]);
        (await Complete(token, Better)).ShouldBe("422 reset-refused");
    }

    [Fact]
    public async Task closes_the_links_of_other_mails_too()
    {
        var (_, email) = await host.Somebody(new Grant(Role.Auditor, null));
        var (first, second) = (await Link(email), await Link(email));
        second.ShouldNotBe(first);
        (await Complete(second, Better)).ShouldBe("204");
        (await Complete(first, Better)).ShouldBe("422 reset-refused");
    }

    [Fact]
    public async Task is_too_late_after_an_hour()
    {
        var (_, email) = await host.Somebody(new Grant(Role.Auditor, null));
        var token = await Link(email);
        host.Clock.Advance(TimeSpan.FromMinutes(60));
        (await Complete(token, Better)).ShouldBe("422 reset-refused");
        (await host.SignIn(email)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task does_not_cost_the_link_when_the_password_is_poor()
    {
        var (_, email) = await host.Somebody(new Grant(Role.Auditor, null));
        var token = await Link(email);
        (await Complete(token, "short")).ShouldBe("422 password-length-not-valid");
        (await Complete(token, Better)).ShouldBe("204");
    }

    [Fact]
    public async Task ends_all_sessions()
    {
        var (_, email) = await host.Somebody(new Grant(Role.Auditor, null));
        var (_, tokens) = await host.SignIn(email);
        using var client = host.Client((string)tokens["access_token"]!);
        (await Complete(await Link(email), Better)).ShouldBe("204");
        (await client.GetAsync("/api/v1/access/me").Code()).ShouldBe("401 not-signed-in");
        (await host.Client().PostAsJsonAsync("/api/v1/access/refresh", new { refresh_token = (string)tokens["refresh_token"]! }).Code())
            .ShouldBe("422 refresh-refused");
    }

    [Fact]
    public async Task does_not_get_around_the_authenticator()
    {
        var (client, email, key) = await host.WithAuthenticator();
        (await Complete(await Link(email), Better)).ShouldBe("204");
        (await host.SignIn(email, Better)).Body["code"]!.ToString().ShouldBe("totp-required");
        (await host.SignIn(email, Better, host.NextCode(key))).Status.ShouldBe(HttpStatusCode.OK);
        client.Dispose();
    }

    [Fact]
    public async Task opens_a_locked_account()
    {
        var (_, email) = await host.Somebody(new Grant(Role.Auditor, null));
        for (var i = 0; i < 10; i++)
            await host.SignIn(email, "wrong password!");
        (await Complete(await Link(email), Better)).ShouldBe("204");
        (await host.SignIn(email, Better)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task does_not_fill_a_mailbox()
    {
        var (_, email) = await host.Somebody(new Grant(Role.Auditor, null));
        for (var i = 0; i < 5; i++)
            (await Ask(email)).Dispose();
        (await host.Told(email)).Count.ShouldBe(3);
        host.Clock.Advance(TimeSpan.FromMinutes(61));
        (await Ask(email)).Dispose();
        (await host.Told(email)).Count.ShouldBe(4);
    }

    [Fact]
    public async Task keeps_no_link_that_can_be_read()
    {
        var (_, email) = await host.Somebody(new Grant(Role.Auditor, null));
        var token = await Link(email);
        (await host.Sql<string>("SELECT string_agg(encode(token_hash, 'escape'), ' ') FROM reset_link")).ShouldNotBeNull()
            .ShouldNotContain(token);
        host.Log.All.ShouldNotContain(line => line.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task says_what_is_no_address() =>
        (await Ask("no address").Code()).ShouldBe("422 invalid-request #/email email-not-valid");

    private Task<HttpResponseMessage> Ask(string email) => host.Client().PostAsJsonAsync("/api/v1/access/password-resets", new { email });

    private async Task<string> Link(string email)
    {
        (await Ask(email).Code()).ShouldBe("202");
        var notice = (await host.Told(email))[^1];
        notice.Kind.ShouldBe(NoticeKind.PasswordReset);
        return notice.Token.ShouldNotBeNull();
    }

    private async Task<string> Complete(string token, string password) => await host.Client().PostAsJsonAsync(
        "/api/v1/access/password-resets/completion", new { token, new_password = password }).Code();
}
