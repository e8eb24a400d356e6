using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts;

public sealed class Giving_and_taking_roles : IAsyncLifetime
{
    private readonly AccountsHost _host = new();
    private HttpClient _everywhere = null!;
    private HttpClient _kosova = null!;
    private HttpClient _prizren = null!;
    private Guid _root;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _everywhere = await _host.SignedIn(new Grant(Role.Administrator, null));
        _root = await Id(_everywhere);
        _kosova = await _host.SignedIn(new Grant(Role.Administrator, AccountsHost.Kosova));
        _prizren = await _host.SignedIn(new Grant(Role.Administrator, AccountsHost.Prizren));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task applies_to_the_next_request()
    {
        var treasurer = await _host.SignedIn(new Grant(Role.Treasurer, AccountsHost.Prizren));
        var id = await Id(treasurer);
        (await treasurer.GetAsync("/api/v1/access/grants").Code()).ShouldBe("403 right-missing");
        (await Put(_prizren, id, $"administrator/chapters/{AccountsHost.Prizren}")).ShouldBe("204");
        (await treasurer.GetAsync("/api/v1/access/grants")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Delete(_prizren, id, $"administrator/chapters/{AccountsHost.Prizren}")).ShouldBe("204");
        (await treasurer.GetAsync("/api/v1/access/grants").Code()).ShouldBe("403 right-missing");
    }

    [Fact]
    public async Task asked_twice_changes_nothing()
    {
        var (id, _) = await _host.Somebody(new Grant(Role.Treasurer, null));
        foreach (var role in (string[])["auditor", $"auditor/chapters/{AccountsHost.Kosova}"])
        {
            (await Put(_everywhere, id, role)).ShouldBe("204");
            (await Put(_everywhere, id, role)).ShouldBe("204");
        }

        (await _host.Sql<long>($"SELECT count(*) FROM role_grant WHERE account_id = '{id}'")).ShouldBe(3);
        (await _host.Sql<Guid>($"SELECT given_by FROM role_grant WHERE account_id = '{id}' AND role = 'auditor' LIMIT 1")).ShouldBe(_root);
        (await Delete(_everywhere, id, "auditor")).ShouldBe("204");
        (await Delete(_everywhere, id, "auditor")).ShouldBe("204");
        (await _host.Sql<long>($"SELECT count(*) FROM role_grant WHERE account_id = '{id}'")).ShouldBe(2);
    }

    [Fact]
    public async Task stays_inside_the_givers_own_chapters()
    {
        var (id, _) = await _host.Somebody(new Grant(Role.Treasurer, AccountsHost.Prizren));
        (await Put(_kosova, id, $"auditor/chapters/{AccountsHost.Prishtina}")).ShouldBe("204");
        (await Put(_kosova, id, "auditor")).ShouldBe("403 outside-own-scope");
        (await Put(_prizren, id, $"auditor/chapters/{AccountsHost.Prishtina}")).ShouldBe("403 outside-own-scope");
        (await Delete(_prizren, id, $"auditor/chapters/{AccountsHost.Prishtina}")).ShouldBe("403 outside-own-scope");
        (await Delete(_prizren, id, $"treasurer/chapters/{AccountsHost.Prizren}")).ShouldBe("204");
    }

    [Fact]
    public async Task of_an_account_elsewhere_is_not_possible_because_it_does_not_exist_here()
    {
        var (elsewhere, _) = await _host.Somebody(new Grant(Role.Treasurer, AccountsHost.Prishtina));
        var (member, _) = await _host.Somebody();
        foreach (var id in (Guid[])[elsewhere, member, _root, Guid.NewGuid()])
        {
            (await Put(_prizren, id, $"auditor/chapters/{AccountsHost.Prizren}")).ShouldBe("404 account-not-found");
            (await _prizren.PutAsync($"/api/v1/access/accounts/{id}/disabled", null).Code()).ShouldBe("404 account-not-found");
        }
    }

    [Fact]
    public async Task needs_a_role_that_exists() => (await Put(_everywhere, _root, "emperor")).ShouldBe("404 role-unknown");

    [Fact]
    public async Task leaves_an_administrator_of_the_whole_movement()
    {
        (await Delete(_everywhere, _root, "administrator")).ShouldBe("409 last-administrator");
        (await _everywhere.PutAsync($"/api/v1/access/accounts/{_root}/disabled", null).Code()).ShouldBe("409 last-administrator");
        await _host.Somebody(new Grant(Role.Administrator, null));
        (await Delete(_everywhere, _root, "administrator")).ShouldBe("204");
    }

    [Fact]
    public async Task leaves_one_also_when_two_take_each_others_role_at_the_same_time()
    {
        var other = await _host.SignedIn(new Grant(Role.Administrator, null));
        var id = await Id(other);
        var answers = await Task.WhenAll(Delete(_everywhere, id, "administrator"), Delete(other, _root, "administrator"));
        answers.Count(answer => answer == "204").ShouldBe(1);
        (await _host.Sql<long>("SELECT count(*) FROM role_grant WHERE role = 'administrator' AND chapter_id IS NULL")).ShouldBe(1);
    }

    [Fact]
    public async Task shuts_a_disabled_account_out_at_once_and_lets_it_in_again()
    {
        var (id, email) = await _host.Somebody(new Grant(Role.Treasurer, AccountsHost.Prizren));
        var (_, tokens) = await _host.SignIn(email);
        var client = _host.Client((string)tokens["access_token"]!);
        (await _prizren.PutAsync($"/api/v1/access/accounts/{id}/disabled", null).Code()).ShouldBe("204");
        (await client.GetAsync("/api/v1/access/me")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await _host.SignIn(email)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await _prizren.DeleteAsync($"/api/v1/access/accounts/{id}/disabled").Code()).ShouldBe("204");
        (await _host.SignIn(email)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task does_not_disable_who_holds_more_elsewhere()
    {
        var (id, _) = await _host.Somebody(new Grant(Role.Treasurer, AccountsHost.Prizren), new Grant(Role.Auditor, null));
        (await _prizren.PutAsync($"/api/v1/access/accounts/{id}/disabled", null).Code()).ShouldBe("403 outside-own-scope");
    }

    [Fact]
    public async Task shows_the_roles_of_the_own_chapters_only()
    {
        _host.Clock.Advance(TimeSpan.FromSeconds(1));
        var (id, email) = await _host.Somebody(new Grant(Role.Treasurer, AccountsHost.Prizren), new Grant(Role.Auditor, null));
        await _host.Somebody(new Grant(Role.Treasurer, AccountsHost.Prishtina));
        await _host.Somebody();
        var items = (await List(_prizren))["items"]!.AsArray();
        items.Select(item => (Guid)item!["account_id"]!).ShouldBe([await Id(_prizren), id]);
        ((string)items[1]!["email"]!).ShouldBe(email);
        ((string)items[1]!["role"]!).ShouldBe("treasurer");
        ((Guid)items[1]!["chapter_id"]!).ShouldBe(AccountsHost.Prizren);
        (await List(_everywhere))["items"]!.AsArray().Count.ShouldBe(6);
    }

    [Fact]
    public async Task shows_them_page_by_page_by_role_and_in_order()
    {
        var first = await List(_everywhere, "?limit=2&sort=email");
        var second = (await _everywhere.GetAsync((string)first["next"]!).Read()).Body;
        second["next"].ShouldBeNull();
        var emails = first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(item => (string)item!["email"]!).ToList();
        emails.Count.ShouldBe(3);
        emails.ShouldBe(emails.Order(StringComparer.Ordinal));
        (await List(_everywhere, "?filter[role][eq]=treasurer"))["items"]!.AsArray().ShouldBeEmpty();
    }

    private static async Task<JsonObject> List(HttpClient client, string query = "") =>
        (await client.GetAsync("/api/v1/access/grants" + query).Read()).Body;

    private static async Task<Guid> Id(HttpClient client) => (Guid)(await client.GetAsync("/api/v1/access/me").Read()).Body["account_id"]!;

    private static Task<string> Put(HttpClient client, Guid account, string role) =>
        client.PutAsync($"/api/v1/access/accounts/{account}/grants/{role}", null).Code();

    private static Task<string> Delete(HttpClient client, Guid account, string role) =>
        client.DeleteAsync($"/api/v1/access/accounts/{account}/grants/{role}").Code();
}
