using System.Net;
using System.Net.Http.Json;
using System.Text;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Accounts;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts;

public sealed class Using_an_authenticator(AccountsHost host) : IClassFixture<AccountsHost>
{
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void makes_the_codes_of_RFC_6238(long seconds, string code)
    {
        var key = Encoding.ASCII.GetBytes("12345678901234567890");
        Totp.Code(key, seconds / 30).ShouldBe(code);
        Totp.StepOf(code, Base32.Encode(key), DateTimeOffset.FromUnixTimeSeconds(seconds)).ShouldBe(seconds / 30);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void writes_keys_as_RFC_4648(string plain, string encoded)
    {
        Base32.Encode(Encoding.ASCII.GetBytes(plain)).ShouldBe(encoded);
        Base32.Decode(encoded).ShouldBe(Encoding.ASCII.GetBytes(plain));
    }

    [Fact]
    public async Task is_asked_for_at_sign_in_once_it_is_confirmed()
    {
        var (client, email) = await Somebody();
        var key = await Enrol(client);
        (await host.SignIn(email)).Status.ShouldBe(HttpStatusCode.OK);
        await Confirm(client, key);
        (await SignIn(email, null)).ShouldBe("422 totp-required");
        (await SignIn(email, "000000")).ShouldBe("422 sign-in-refused");
        (await SignIn(email, Next(key))).ShouldBe("200");
    }

    [Fact]
    public async Task takes_a_code_once()
    {
        var (client, email) = await Somebody();
        var key = await Enrol(client);
        await Confirm(client, key);
        var code = Next(key);
        var answers = await Task.WhenAll(SignIn(email, code), SignIn(email, code));
        answers.Order().ShouldBe(["200", "422 sign-in-refused"]);
    }

    [Fact]
    public async Task does_not_say_that_a_code_is_missing_to_who_does_not_know_the_password()
    {
        var (client, email) = await Somebody();
        await Confirm(client, await Enrol(client));
        (await host.SignIn(email, "wrong password!")).Body["code"]!.ToString().ShouldBe("sign-in-refused");
    }

    [Fact]
    public async Task needs_the_password_to_begin_and_to_end()
    {
        var (client, email) = await Somebody();
        (await Begin(client, "wrong password!").Code()).ShouldBe("422 password-refused");
        var key = await Enrol(client);
        await Confirm(client, key);
        (await Begin(client, AccountsHost.Password).Code()).ShouldBe("409 totp-already-on");
        (await Remove(client, "wrong password!", Next(key))).ShouldBe("422 password-refused");
        (await Remove(client, AccountsHost.Password, "000000")).ShouldBe("422 password-refused");
        (await Remove(client, AccountsHost.Password, Next(key))).ShouldBe("204");
        (await host.SignIn(email)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task is_not_on_after_a_wrong_first_code()
    {
        var (client, email) = await Somebody();
        (await client.PostAsJsonAsync("/api/v1/access/me/totp/confirmation", new { code = "123456" }).Code()).ShouldBe("422 totp-refused");
        await Enrol(client);
        (await client.PostAsJsonAsync("/api/v1/access/me/totp/confirmation", new { code = "000000" }).Code()).ShouldBe("422 totp-refused");
        (await host.SignIn(email)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task stores_no_key_that_can_be_read()
    {
        var (client, _) = await Somebody();
        var key = await Enrol(client);
        var dump = await host.Sql<string>("SELECT string_agg(authenticator_key, ' ') FROM account");
        dump.ShouldNotBeNull().ShouldNotContain(key);
    }

    /// <summary>A code nobody has used: that of the next half minute.</summary>
    private string Next(string key)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        return Totp.Code(Base32.Decode(key), host.Clock.GetUtcNow().ToUnixTimeSeconds() / 30);
    }

    private async Task<(HttpClient Client, string Email)> Somebody()
    {
        var (_, email) = await host.Somebody(new Grant(Role.Auditor, null));
        var (_, tokens) = await host.SignIn(email);
        return (host.Client((string)tokens["access_token"]!), email);
    }

    private async Task<string> SignIn(string email, string? totp) =>
        await host.Client().PostAsJsonAsync("/api/v1/access/sign-in", new { email, password = AccountsHost.Password, totp }).Code();

    private static Task<HttpResponseMessage> Begin(HttpClient client, string password) =>
        client.PostAsJsonAsync("/api/v1/access/me/totp", new { password });

    private static async Task<string> Enrol(HttpClient client)
    {
        var (_, body) = await Begin(client, AccountsHost.Password).Read();
        body["uri"]!.ToString().ShouldStartWith("otpauth://totp/Volt%20Kosova:");
        return body["key"]!.ToString();
    }

    private async Task Confirm(HttpClient client, string key) =>
        (await client.PostAsJsonAsync("/api/v1/access/me/totp/confirmation", new { code = Next(key) }).Code()).ShouldBe("204");

    private static Task<string> Remove(HttpClient client, string password, string code) =>
        client.PostAsJsonAsync("/api/v1/access/me/totp/removal", new { password, code }).Code();
}
