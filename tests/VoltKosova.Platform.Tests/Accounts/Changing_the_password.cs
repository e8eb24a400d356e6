using System.Net;
using System.Net.Http.Json;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Accounts;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts;

public sealed class Changing_the_password(AccountsHost host) : IClassFixture<AccountsHost>
{
    private const string Better = "staple battery horse";

    [Fact]
    public async Task lets_in_with_the_new_one_only()
    {
        var (email, client, _) = await SignedInTwice();
        (await Change(client, AccountsHost.Password, Better)).ShouldBe("204");
        (await host.SignIn(email)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await host.SignIn(email, Better)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ends_all_other_sessions()
    {
        var (_, client, other) = await SignedInTwice();
        (await Change(client, AccountsHost.Password, Better)).ShouldBe("204");
        (await client.GetAsync("/api/v1/access/me").Code()).ShouldBe("200");
        (await other.GetAsync("/api/v1/access/me").Code()).ShouldBe("401 not-signed-in");
    }

    [Fact]
    public async Task needs_the_present_one()
    {
        var (email, client, other) = await SignedInTwice();
        (await Change(client, "wrong password!", Better)).ShouldBe("422 password-refused");
        (await other.GetAsync("/api/v1/access/me").Code()).ShouldBe("200");
        (await host.SignIn(email)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task needs_a_code_where_there_is_an_authenticator()
    {
        var (_, client, _) = await SignedInTwice();
        var (_, enrolled) = await client.PostAsJsonAsync("/api/v1/access/me/totp", new { password = AccountsHost.Password }).Read();
        var key = Base32.Decode((string)enrolled["key"]!);
        (await client.PostAsJsonAsync("/api/v1/access/me/totp/confirmation", new { code = Code(key, 0) }).Code()).ShouldBe("204");
        (await Change(client, AccountsHost.Password, Better)).ShouldBe("422 totp-required");
        (await Change(client, AccountsHost.Password, Better, Code(key, 1))).ShouldBe("204");
    }

    [Fact]
    public async Task needs_a_good_one()
    {
        var (_, client, _) = await SignedInTwice();
        (await Change(client, AccountsHost.Password, "short")).ShouldBe("422 password-length-not-valid");
        (await Change(client, AccountsHost.Password, "Volt-Kosova-2026")).ShouldBe("422 password-too-easy");
        (await Change(client, AccountsHost.Password, "")).ShouldBe("422 invalid-request #/new_password not-empty");
    }

    [Fact]
    public async Task is_for_who_is_signed_in() =>
        (await Change(host.Client(), AccountsHost.Password, Better)).ShouldBe("401 not-signed-in");

    [Fact]
    public async Task locks_out_who_guesses_with_a_stolen_token()
    {
        var (_, client, _) = await SignedInTwice();
        for (var i = 0; i < 10; i++)
            await Change(client, "wrong password!", Better);
        (await Change(client, AccountsHost.Password, Better)).ShouldBe("422 password-refused");
    }

    private static Task<string> Change(HttpClient client, string current, string next, string? totp = null) =>
        client.PostAsJsonAsync("/api/v1/access/password", new { current_password = current, new_password = next, totp }).Code();

    private string Code(byte[] key, int stepsAhead) => Totp.Code(key, (host.Clock.GetUtcNow().ToUnixTimeSeconds() / 30) + stepsAhead);

    private async Task<(string Email, HttpClient One, HttpClient Other)> SignedInTwice()
    {
        var (_, email) = await host.Somebody(new Grant(Role.Auditor, null));
        var (_, one) = await host.SignIn(email);
        var (_, other) = await host.SignIn(email);
        return (email, host.Client((string)one["access_token"]!), host.Client((string)other["access_token"]!));
    }
}
