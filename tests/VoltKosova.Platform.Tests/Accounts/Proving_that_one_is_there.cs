using System.Net;
using System.Net.Http.Json;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Accounts;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts;

public sealed class Proving_that_one_is_there(AccountsHost host) : IClassFixture<AccountsHost>
{
    private static readonly TimeSpan _life = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task is_done_by_signing_in_and_lasts_a_quarter_of_an_hour()
    {
        var (admin, _) = await Administrator();
        (await GiveRole(admin)).ShouldBe("204");
        host.Clock.Advance(_life - TimeSpan.FromSeconds(30));
        (await GiveRole(admin)).ShouldBe("204");
    }

    [Fact]
    public async Task is_asked_for_again_afterwards_in_the_words_of_RFC_9470()
    {
        var (admin, tokens) = await Administrator();
        admin = await Later(tokens, _life);

        using var refused = await admin.PutAsync(await Treasurer(), null);

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        refused.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer error=\"insufficient_user_authentication\", max_age=\"600\"");
        (await Task.FromResult(refused).Read()).Body["code"]!.ToString().ShouldBe("step-up-required");
        (await admin.GetAsync("/api/v1/access/grants")).StatusCode.ShouldBe(HttpStatusCode.OK, "to look does no harm");
    }

    [Fact]
    public async Task is_done_again_with_the_password_for_this_session_alone()
    {
        var (_, tokens) = await Administrator();
        var (_, others) = await SignIn(tokens.Email);
        var admin = await Later(tokens, _life);
        var other = await Later(others, TimeSpan.Zero);

        (await StepUp(admin, "wrong horse battery")).ShouldBe("422 password-refused");
        (await GiveRole(admin)).ShouldBe("403 step-up-required");
        (await StepUp(admin)).ShouldBe("200");

        (await GiveRole(admin)).ShouldBe("204");
        (await GiveRole(other)).ShouldBe("403 step-up-required");
    }

    [Fact]
    public async Task takes_the_code_too_where_there_is_an_authenticator()
    {
        var (admin, tokens) = await Administrator();
        var (_, enrolled) = await admin.PostAsJsonAsync("/api/v1/access/me/totp", new { password = AccountsHost.Password }).Read();
        var key = Base32.Decode((string)enrolled["key"]!);
        (await admin.PostAsJsonAsync("/api/v1/access/me/totp/confirmation", new { code = Code(key) }).Code()).ShouldBe("204");
        admin = await Later(tokens, _life);

        (await StepUp(admin)).ShouldBe("422 totp-required");
        (await StepUp(admin, totp: "000000")).ShouldBe("422 password-refused");
        (await StepUp(admin, totp: Code(key))).ShouldBe("200");
        (await GiveRole(admin)).ShouldBe("204");
    }

    [Fact]
    public async Task guesses_count_as_guesses_at_the_password()
    {
        var (_, tokens) = await Administrator();
        var admin = await Later(tokens, _life);
        for (var at = 0; at < 10; at++)
            (await StepUp(admin, "wrong horse battery")).ShouldBe("422 password-refused");
        (await StepUp(admin)).ShouldBe("422 password-refused", "the account is locked for a while");
    }

    [Fact]
    public async Task is_asked_of_whoever_takes_persons_out_as_a_file()
    {
        var (admin, tokens) = await Administrator();
        (await admin.GetAsync("/api/v1/access/grants?format=csv")).StatusCode.ShouldBe(HttpStatusCode.OK);
        admin = await Later(tokens, _life);
        (await admin.GetAsync("/api/v1/access/grants?format=csv").Code()).ShouldBe("403 step-up-required");
        (await admin.GetAsync("/api/v1/access/service-accounts?format=csv")).StatusCode.ShouldBe(HttpStatusCode.OK, "no person is in it");
    }

    private async Task<string> Treasurer() =>
        $"/api/v1/access/accounts/{(await host.Somebody(new Grant(Role.Treasurer, null))).Account}/grants/auditor";

    private async Task<string> GiveRole(HttpClient client) => await client.PutAsync(await Treasurer(), null).Code();

    private static Task<string> StepUp(HttpClient client, string password = AccountsHost.Password, string? totp = null) =>
        client.PostAsJsonAsync("/api/v1/access/step-up", new { password, totp }).Code();

    private string Code(byte[] key) => Totp.Code(key, host.Clock.GetUtcNow().ToUnixTimeSeconds() / 30);

    private async Task<(HttpClient Client, (string Email, string Refresh) Tokens)> Administrator()
    {
        var (_, email) = await host.Somebody(new Grant(Role.Administrator, null));
        return await SignIn(email);
    }

    private async Task<(HttpClient Client, (string Email, string Refresh) Tokens)> SignIn(string email)
    {
        var (_, tokens) = await host.SignIn(email);
        return (host.Client((string)tokens["access_token"]!), (email, (string)tokens["refresh_token"]!));
    }

    /// <summary>The same session after a while: a refresh is no proof that anybody is there.</summary>
    private async Task<HttpClient> Later((string Email, string Refresh) tokens, TimeSpan time)
    {
        host.Clock.Advance(time);
        var (_, fresh) = await host.Client().PostAsJsonAsync("/api/v1/access/refresh", new { refresh_token = tokens.Refresh }).Read();
        return host.Client((string)fresh["access_token"]!);
    }
}
