using System.Net;
using System.Net.Http.Json;
using Shouldly;
using VoltKosova.Accounts;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts;

public sealed class Using_recovery_codes(AccountsHost host) : IClassFixture<AccountsHost>
{
    [Fact]
    public async Task stands_once_for_a_code_of_the_authenticator()
    {
        var (client, email, _) = await host.WithAuthenticator();
        var codes = await Draw(client);
        codes.Distinct().Count().ShouldBe(10);
        codes.ShouldAllBe(code => code.Length == 29);

        var answers = await Task.WhenAll(SignIn(email, codes[0]), SignIn(email, codes[0]));

        answers.Order().ShouldBe(["200", "422 sign-in-refused"]);
        (await SignIn(email, codes[0])).ShouldBe("422 sign-in-refused");
        (await SignIn(email, codes[1].Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant())).ShouldBe("200");
    }

    [Fact]
    public async Task tells_how_many_are_left_and_that_one_was_used()
    {
        var (client, email, _) = await host.WithAuthenticator();
        (await Left(client)).ShouldBe(0);
        var codes = await Draw(client);
        await SignIn(email, codes[3]);

        (await Left(client)).ShouldBe(9);
        var told = await host.Told(email);
        told[^1].Kind.ShouldBe(NoticeKind.RecoveryCodeUsed);
        told[^1].Left.ShouldBe(9);
        told.ShouldContain(notice => notice.Kind == NoticeKind.RecoveryCodesDrawn);
    }

    [Fact]
    public async Task never_stands_for_the_password()
    {
        var (client, email, _) = await host.WithAuthenticator();
        var codes = await Draw(client);
        (await host.SignIn(email, "wrong password!", codes[0])).Body["code"]!.ToString().ShouldBe("sign-in-refused");
        (await Left(client)).ShouldBe(10);
    }

    [Fact]
    public async Task is_of_no_use_to_another_account()
    {
        var (client, _, _) = await host.WithAuthenticator();
        var (_, other, _) = await host.WithAuthenticator();
        (await SignIn(other, (await Draw(client))[0])).ShouldBe("422 sign-in-refused");
    }

    [Fact]
    public async Task ends_when_new_ones_are_drawn_or_the_authenticator_goes()
    {
        var (client, email, _) = await host.WithAuthenticator();
        var old = await Draw(client);
        var codes = await Draw(client);
        (await SignIn(email, old[0])).ShouldBe("422 sign-in-refused");
        (await client.PostAsJsonAsync("/api/v1/access/me/totp/removal", new { password = AccountsHost.Password, code = codes[0] }).Code())
            .ShouldBe("204");
        (await Left(client)).ShouldBe(0);
        (await host.SignIn(email)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task needs_an_authenticator_and_a_holder_who_is_there()
    {
        using var without = await host.SignedIn();
        (await without.PostAsJsonAsync("/api/v1/access/me/recovery-codes", new { }).Code()).ShouldBe("409 authenticator-not-on");

        var (client, _, key) = await host.WithAuthenticator();
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        var fresh = await host.Refresh(client);
        (await fresh.PostAsJsonAsync("/api/v1/access/me/recovery-codes", new { }).Code()).ShouldBe("422 password-needed");
        (await fresh.PostAsJsonAsync("/api/v1/access/me/recovery-codes", new { password = "wrong password!" }).Code())
            .ShouldBe("422 password-refused");
        (await fresh.PostAsJsonAsync("/api/v1/access/me/recovery-codes", new { password = AccountsHost.Password }).Code())
            .ShouldBe("422 totp-required");
        (await fresh.PostAsJsonAsync(
            "/api/v1/access/me/recovery-codes", new { password = AccountsHost.Password, totp = host.NextCode(key) }).Code())
                .ShouldBe("200");
    }

    [Fact]
    public async Task are_ten_also_when_they_are_drawn_twice_at_once()
    {
        var (client, _, _) = await host.WithAuthenticator();
        await Task.WhenAll(Draw(client), Draw(client), Draw(client));
        (await Left(client)).ShouldBe(10);
    }

    [Fact]
    public async Task are_kept_as_hashes()
    {
        var (client, _, _) = await host.WithAuthenticator();
        var codes = await Draw(client);
        var kept = await host.Sql<string>("SELECT string_agg(encode(code_hash, 'escape'), ' ') FROM recovery_code");
        codes.ShouldAllBe(code => !kept!.Contains(code.Replace("-", "", StringComparison.Ordinal)));
        host.Log.All.ShouldNotContain(line => line.Contains(codes[0], StringComparison.Ordinal));
    }

    private async Task<string> SignIn(string email, string totp) => await host.Client().PostAsJsonAsync(
        "/api/v1/access/sign-in", new { email, password = AccountsHost.Password, totp }).Code();

    private static async Task<string[]> Draw(HttpClient client)
    {
        var (status, body) = await client.PostAsJsonAsync("/api/v1/access/me/recovery-codes", new { }).Read();
        status.ShouldBe(HttpStatusCode.OK);
        return [.. body["codes"]!.AsArray().Select(code => (string)code!)];
    }

    private static async Task<int> Left(HttpClient client) =>
        (int)(await client.GetAsync("/api/v1/access/me/recovery-codes").Read()).Body["left"]!;
}
