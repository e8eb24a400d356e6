using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Accounts;
using VoltKosova.Privacy;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts;

public sealed class Rotating_the_key_of_sessions(AccountsHost host) : IClassFixture<AccountsHost>
{
    private const string NewLine = "next:AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    [Fact]
    public async Task wraps_anew_so_that_sessions_and_authenticators_do_without_the_old_key()
    {
        var (client, email, key) = await host.WithAuthenticator();
        await using (var both = await host.Start($"{AccountsHost.IndexLine};{NewLine};{AccountsHost.KeyLine}"))
        {
            (await Rewrap(both)).ShouldBeGreaterThanOrEqualTo(2, "a key of Data Protection and one of an authenticator");
            (await Rewrap(both)).ShouldBe(0);
        }

        await using var after = await host.Start($"{AccountsHost.IndexLine};{NewLine}");
        using var fresh = after.GetTestClient();
        fresh.BaseAddress = new Uri("https://volt.test");
        fresh.DefaultRequestHeaders.Authorization = client.DefaultRequestHeaders.Authorization;
        (await fresh.GetAsync("/api/v1/access/me").Code()).ShouldBe("200");
        fresh.DefaultRequestHeaders.Authorization = null as AuthenticationHeaderValue;
        (await fresh.PostAsJsonAsync(
            "/api/v1/access/sign-in", new { email, password = AccountsHost.Password, totp = host.NextCode(key) }).Code()).ShouldBe("200");
    }

    private static Task<long> Rewrap(WebApplication app) =>
        app.Services.GetServices<IKeepWrapped>().OfType<WrappedInAccounts>().Single().Rewrap(CancellationToken.None);
}
