using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts;

public sealed class Using_a_service_account : IAsyncLifetime
{
    private const string Route = "/api/v1/access/service-accounts";

    private readonly AccountsHost _host = new();
    private HttpClient _staff = null!;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _staff = await _host.SignedIn(
            new Grant(Role.Administrator, AccountsHost.Kosova), new Grant(Role.Treasurer, AccountsHost.Prishtina));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task brings_its_rights_in_its_chapter_and_nothing_else()
    {
        var (id, key) = await Create();
        var machine = _host.Client(key);

        (await machine.GetStringAsync($"/books/{AccountsHost.Prishtina}")).ShouldBe($"read by {id}");
        (await machine.GetStringAsync($"/books/{AccountsHost.Prizren}")).ShouldBe("outside");
        (await machine.GetAsync(Route).Code()).ShouldBe("403 right-missing");
        (await machine.GetAsync("/api/v1/access/me").Code()).ShouldBe("403 not-for-machines");
        (await _host.Client(key + "x").GetAsync($"/books/{AccountsHost.Prishtina}")).StatusCode
            .ShouldBe(System.Net.HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task outlives_who_made_it()
    {
        var (_, key) = await Create();
        await _host.Sql<int>("UPDATE account SET disabled_at = now()");
        await _host.Sql<int>("DELETE FROM account");

        (await _host.Client(key).GetStringAsync($"/books/{AccountsHost.Prishtina}")).ShouldStartWith("read by");
    }

    [Fact]
    public async Task keeps_the_old_key_for_a_day_after_a_new_one_was_drawn()
    {
        var (id, old) = await Create();
        var (_, drawn) = await _staff.PostAsync($"{Route}/{id}/key", null).Read();

        await Works(old, true);
        await Works((string)drawn["key"]!, true);
        _host.Clock.Advance(TimeSpan.FromHours(24));
        await Works(old, false);
        await Works((string)drawn["key"]!, true);
    }

    [Fact]
    public async Task ends_at_once_and_stays_in_the_list()
    {
        var (id, key) = await Create();
        await Works(key, true);
        _staff = await _host.SignedIn(new Grant(Role.Administrator, AccountsHost.Kosova), new Grant(Role.Treasurer, null));
        (await _staff.PutAsync($"{Route}/{id}/ended", null).Code()).ShouldBe("204");
        (await _staff.PutAsync($"{Route}/{id}/ended", null).Code()).ShouldBe("204");

        await Works(key, false);
        (await _staff.PostAsync($"{Route}/{id}/key", null).Code()).ShouldBe("409 service-account-has-ended");
        var listed = (await _staff.GetAsync(Route).Read()).Body["items"]!.AsArray().Single()!;
        ((string)listed["name"]!, listed["ended_at"] is not null).ShouldBe(("Website", true));
    }

    [Fact]
    public async Task is_given_no_right_that_the_giver_does_not_have_there()
    {
        (await Ask(AccountsHost.Prizren, "books.read")).ShouldBe("403 right-not-own");
        (await Ask(AccountsHost.Prishtina, "access.manage-accounts")).ShouldBe("422 right-not-for-machines");
        (await Ask(AccountsHost.Prishtina, "books.burn")).ShouldBe("422 right-not-for-machines");
        (await Ask(Guid.NewGuid(), "books.read")).ShouldBe("403 outside-own-scope");

        // Neither does one draw a key that brings more than one has.
        var (id, _) = await Create();
        var other = await _host.SignedIn(new Grant(Role.Administrator, AccountsHost.Kosova));
        (await other.PostAsync($"{Route}/{id}/key", null).Code()).ShouldBe("403 right-not-own");
        var foreign = await _host.SignedIn(new Grant(Role.Administrator, AccountsHost.Prizren));
        (await foreign.PostAsync($"{Route}/{id}/key", null).Code()).ShouldBe("404 service-account-not-found");
        (await foreign.PutAsync($"{Route}/{id}/ended", null).Code()).ShouldBe("404 service-account-not-found");
        (await foreign.GetAsync(Route).Read()).Body["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task leaves_its_key_nowhere()
    {
        var (_, key) = await Create();
        await Works(key, true);

        _host.Log.All.ShouldAllBe(line => !line.Contains(key));
        (await _host.Sql<bool>($"SELECT service_account::text LIKE '%{key}%' FROM service_account")).ShouldBeFalse();
    }

    private async Task Works(string key, bool expected) =>
        (await _host.Client(key).GetAsync($"/books/{AccountsHost.Prishtina}")).IsSuccessStatusCode.ShouldBe(expected);

    private async Task<(Guid Id, string Key)> Create()
    {
        var (_, body) = await Post(AccountsHost.Prishtina, "books.read").Read();
        return ((Guid)body["service_account_id"]!, (string)body["key"]!);
    }

    private Task<string> Ask(Guid chapter, string right) => Post(chapter, right).Code();

    private Task<HttpResponseMessage> Post(Guid chapter, string right) => _staff.PostAsJsonAsync(
        Route, new JsonObject { ["chapter_id"] = chapter, ["name"] = "Website", ["rights"] = new JsonArray(right) });
}
