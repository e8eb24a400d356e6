using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts;

public sealed class Seeing_where_one_is_signed_in(AccountsHost host) : IClassFixture<AccountsHost>
{
    [Fact]
    public async Task shows_device_begin_and_last_use_and_which_one_asks()
    {
        var (_, email) = await host.Somebody(new Grant(Role.Auditor, null));
        using var first = await SignIn(email, "Firefox on a desk");
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        using var second = await SignIn(email, "A phone");

        var sessions = await Sessions(second);

        sessions.Select(one => (string?)one["device"]).ShouldBe(["A phone", "Firefox on a desk"]);
        sessions.Select(one => (bool)one["is_current"]!).ShouldBe([true, false]);
        ((DateTimeOffset)sessions[1]["created_at"]!).ShouldBe(host.Clock.GetUtcNow().AddMinutes(-5));
    }

    [Fact]
    public async Task ends_one_at_once_and_only_ones_own()
    {
        var (_, email) = await host.Somebody(new Grant(Role.Auditor, null));
        using var here = await SignIn(email, "here");
        using var there = await SignIn(email, "there");
        using var stranger = await host.SignedIn();
        var id = (string)(await Sessions(here)).Single(one => !(bool)one["is_current"]!)["id"]!;

        (await stranger.DeleteAsync($"/api/v1/access/me/sessions/{id}").Code()).ShouldBe("404 session-not-found");
        (await there.GetAsync("/api/v1/access/me").Code()).ShouldBe("200");
        (await here.DeleteAsync($"/api/v1/access/me/sessions/{id}").Code()).ShouldBe("204");

        (await there.GetAsync("/api/v1/access/me").Code()).ShouldBe("401 not-signed-in");
        (await Sessions(here)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task ends_all_others()
    {
        var (_, email) = await host.Somebody(new Grant(Role.Auditor, null));
        using var here = await SignIn(email, "here");
        using var there = await SignIn(email, "there");
        (await here.DeleteAsync("/api/v1/access/me/sessions").Code()).ShouldBe("204");
        (await there.GetAsync("/api/v1/access/me").Code()).ShouldBe("401 not-signed-in");
        (await here.GetAsync("/api/v1/access/me").Code()).ShouldBe("200");
    }

    [Fact]
    public async Task is_for_administrators_too_in_their_own_chapters()
    {
        var (account, email) = await host.Somebody(new Grant(Role.Treasurer, AccountsHost.Prishtina));
        using var treasurer = await SignIn(email, "there");
        using var administrator = await host.SignedIn(new Grant(Role.Administrator, AccountsHost.Prishtina));
        using var elsewhere = await host.SignedIn(new Grant(Role.Administrator, AccountsHost.Prizren));
        using var auditor = await host.SignedIn(new Grant(Role.Auditor, null));
        var path = $"/api/v1/access/accounts/{account}/sessions";

        (await elsewhere.GetAsync(path).Code()).ShouldBe("404 account-not-found");
        (await elsewhere.DeleteAsync(path).Code()).ShouldBe("404 account-not-found");
        (await auditor.GetAsync(path).Code()).ShouldBe("403 right-missing");
        var id = (string)(await Sessions(administrator, path)).ShouldHaveSingleItem()["id"]!;
        (await administrator.DeleteAsync($"{path}/{Guid.NewGuid()}").Code()).ShouldBe("404 session-not-found");
        (await administrator.DeleteAsync($"{path}/{id}").Code()).ShouldBe("204");

        (await treasurer.GetAsync("/api/v1/access/me").Code()).ShouldBe("401 not-signed-in");
    }

    [Fact]
    public async Task is_not_for_administrators_of_a_part_of_what_the_account_holds()
    {
        var (account, _) = await host.Somebody(
            new Grant(Role.Treasurer, AccountsHost.Prishtina), new Grant(Role.Auditor, null));
        using var administrator = await host.SignedIn(new Grant(Role.Administrator, AccountsHost.Prishtina));
        (await administrator.DeleteAsync($"/api/v1/access/accounts/{account}/sessions").Code()).ShouldBe("403 outside-own-scope");
    }

    [Fact]
    public async Task ends_everything_of_somebody()
    {
        var (account, email) = await host.Somebody(new Grant(Role.Treasurer, AccountsHost.Prishtina));
        using var one = await SignIn(email, "one");
        using var two = await SignIn(email, "two");
        using var administrator = await host.SignedIn(new Grant(Role.Administrator, null));
        (await administrator.DeleteAsync($"/api/v1/access/accounts/{account}/sessions").Code()).ShouldBe("204");
        (await one.GetAsync("/api/v1/access/me").Code()).ShouldBe("401 not-signed-in");
        (await two.GetAsync("/api/v1/access/me").Code()).ShouldBe("401 not-signed-in");
    }

    private async Task<HttpClient> SignIn(string email, string device)
    {
        var client = host.Client();
        client.DefaultRequestHeaders.UserAgent.Clear();
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", device);
        var (status, tokens) = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(
            client, "/api/v1/access/sign-in", new { email, password = AccountsHost.Password }).Read();
        status.ShouldBe(HttpStatusCode.OK);
        return host.Client((string)tokens["access_token"]!);
    }

    private static async Task<JsonObject[]> Sessions(HttpClient client, string path = "/api/v1/access/me/sessions")
    {
        var (status, body) = await client.GetAsync(path).Read();
        status.ShouldBe(HttpStatusCode.OK);
        return [.. body["items"]!.AsArray().Select(one => one!.AsObject())];
    }
}
