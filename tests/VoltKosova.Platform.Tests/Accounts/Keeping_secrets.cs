using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.AspNetCore.TestHost;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Accounts;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts;

public sealed class Keeping_secrets(AccountsHost host) : IClassFixture<AccountsHost>
{
    private const string AnotherKey =
        "index:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=;test:AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    [Fact]
    public async Task logs_no_email_name_password_or_token()
    {
        var (_, email) = await host.Somebody(new Grant(Role.Administrator, null));
        var (_, tokens) = await host.SignIn(email);
        await host.SignIn(email, "a very wrong password");
        await host.SignIn("stranger@volt.test", "a very wrong password");
        var client = host.Client((string)tokens["access_token"]!);
        await client.PostAsJsonAsync("/api/v1/access/accounts", new
        {
            email = "newcomer@volt.test",
            language = "sq",
            given_name = "Shqipe",
            family_name = "Gashi",
            grants = new[] { new { role = "auditor" } },
        });
        (await client.GetAsync("/api/v1/access/grants")).EnsureSuccessStatusCode();
        var log = string.Join('\n', host.Log.All);
        log.ShouldContain("/api/v1/access/sign-in");
        foreach (var secret in (string[])
            [
                email, "stranger@", "newcomer@", "Shqipe", "Gashi", "Agim", AccountsHost.Password, "wrong password",
                (string)tokens["access_token"]!, (string)tokens["refresh_token"]!, .. host.Mail.Sent.Select(sent => sent.Token!),
            ])
        {
            log.ShouldNotContain(secret, Case.Insensitive);
        }
    }

    [Fact]
    public async Task keeps_the_key_ring_in_the_database_for_all_hosts_and_wrapped()
    {
        var (_, email) = await host.Somebody(new Grant(Role.Auditor, null));
        var (_, tokens) = await host.SignIn(email);
        await using var second = await host.Start();
        using var client = second.GetTestClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", (string)tokens["access_token"]!);
        (await client.GetAsync("/api/v1/access/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var ring = (await host.Sql<string>("SELECT string_agg(xml, '') FROM data_protection_key"))!;
        ring.ShouldContain("<wrapped");
        ring.ShouldNotContain("masterKey");
    }

    [Fact]
    public async Task opens_nothing_without_the_outer_key()
    {
        var secret = host.App.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("plain");
        await using var stranger = await host.Start(AnotherKey);
        var protector = stranger.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
        Should.Throw<Exception>(() => protector.Unprotect(secret));
    }

    [Fact]
    public async Task denies_what_nobody_has_declared()
    {
        (await host.Client().GetAsync("/undeclared").Code()).ShouldBe("401 not-signed-in");
        var member = await host.SignedIn();
        (await member.GetAsync("/undeclared")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("AccessTokenLife", "00:00:01", "The setting Access:AccessTokenLife is too short: give at least 00:00:10.")]
    [InlineData("LockOutAfter", "1", "The setting Access:LockOutAfter is too small: give at least 3.")]
    public void does_not_start_with_a_setting_that_makes_no_sense(string name, string value, string sentence) =>
        Starting(name, value).ShouldBe(sentence);

    [Fact]
    public void does_not_start_with_a_setting_that_cannot_be_read() => Starting("LockOutTime", "soon").ShouldContain("Access:LockOutTime");

    private static string Starting(string name, string value)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Access:" + name] = value }).Build();
        return Should.Throw<InvalidOperationException>(() => AccountsOptions.From(configuration)).Message;
    }
}
