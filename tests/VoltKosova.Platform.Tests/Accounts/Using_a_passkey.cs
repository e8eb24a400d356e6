using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Accounts;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts;

public sealed class Using_a_passkey(AccountsHost host) : IClassFixture<AccountsHost>
{
    [Fact]
    public async Task opens_the_account_without_email_password_or_code()
    {
        var (client, email, _) = await host.WithAuthenticator();
        var mine = await Added(client);

        var (status, tokens) = await SignIn(mine.Get);

        status.ShouldBe(HttpStatusCode.OK);
        using var opened = host.Client((string)tokens["access_token"]!);
        (await opened.GetAsync("/api/v1/access/me").Read()).Body["account_id"]!.ToString()
            .ShouldBe((await client.GetAsync("/api/v1/access/me").Read()).Body["account_id"]!.ToString());
        (await host.Told(email))[^1].Kind.ShouldBe(NoticeKind.PasskeyAdded);
        var shown = (await List(client)).ShouldHaveSingleItem();
        ((string)shown["name"]!).ShouldBe("My phone");
        ((DateTimeOffset)shown["last_used_at"]!).ShouldBe(host.Clock.GetUtcNow());
    }

    [Fact]
    public async Task asks_for_a_verified_user_and_names_nobody()
    {
        var (_, asked) = await host.Client().PostAsync("/api/v1/access/sign-in/passkey/options", null).Read();
        var options = asked["options"]!;
        ((string)options["userVerification"]!).ShouldBe("required");
        ((string)options["rpId"]!).ShouldBe("localhost");
        (options["allowCredentials"]?.AsArray().Count ?? 0).ShouldBe(0);
        ((string)options["challenge"]!).Length.ShouldBeGreaterThanOrEqualTo(43);
    }

    [Theory]
    [InlineData("another origin")]
    [InlineData("another domain")]
    [InlineData("a frame of another site")]
    [InlineData("nobody verified")]
    [InlineData("another key")]
    [InlineData("another holder")]
    [InlineData("another challenge")]
    [InlineData("a challenge that was made up")]
    [InlineData("a challenge for another purpose")]
    [InlineData("nothing of it")]
    public async Task is_refused_with_one_no_when_anything_is_wrong(string what)
    {
        using var client = await host.SignedIn();
        var mine = await Added(client);
        var (challenge, options) = await Question();
        var answer = mine.Get(options);
        switch (what)
        {
            case "another origin":
                mine.Origin = "https://evil.test";
                answer = mine.Get(options);
                break;
            case "another domain":
                mine.Domain = "evil.test";
                answer = mine.Get(options);
                break;
            case "a frame of another site":
                mine.CrossOrigin = true;
                answer = mine.Get(options);
                break;
            case "nobody verified":
                mine.VerifiesUser = false;
                answer = mine.Get(options);
                break;
            case "another key":
                var signature = new SoftAuthenticator().Get(options)["response"]!["signature"]!.ToString();
                answer["response"]!["signature"] = signature;
                break;
            case "another holder":
                var (_, other) = await host.Somebody(new Grant(Role.Auditor, null));
                var id = await host.Sql<Guid>($"SELECT id FROM account WHERE email = '{other}'");
                answer = mine.Get(options, System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(id.ToString())));
                break;
            case "another challenge":
                answer = mine.Get((await Question()).Options);
                break;
            case "a challenge that was made up":
                challenge = "bm9uc2Vuc2U";
                break;
            case "a challenge for another purpose":
                challenge = (string)(await Options(client))["challenge"]!;
                break;
            default:
                answer = new JsonObject { ["id"] = 1 };
                break;
        }

        (await Answer(challenge, answer)).ShouldBe("422 sign-in-refused");
    }

    [Fact]
    public async Task is_not_opened_by_an_answer_that_was_overheard()
    {
        using var client = await host.SignedIn();
        var mine = await Added(client);
        var (challenge, options) = await Question();
        var answer = mine.Get(options);
        var answers = await Task.WhenAll(Answer(challenge, answer), Answer(challenge, answer));
        answers.Order().ShouldBe(["200", "422 sign-in-refused"]);
        (await Answer(challenge, answer)).ShouldBe("422 sign-in-refused");
    }

    [Fact]
    public async Task has_five_minutes_to_answer()
    {
        using var client = await host.SignedIn();
        var mine = await Added(client);
        var (challenge, options) = await Question();
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        (await Answer(challenge, mine.Get(options))).ShouldBe("422 sign-in-refused");
    }

    [Fact]
    public async Task notices_a_copy_by_a_counter_that_goes_back()
    {
        using var client = await host.SignedIn();
        var mine = new SoftAuthenticator { Count = 1 };
        await Add(client, mine);
        mine.Count = 7;
        (await SignIn(mine.Get)).Status.ShouldBe(HttpStatusCode.OK);
        mine.Count = 6;
        (await SignIn(mine.Get)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task opens_no_disabled_account_but_one_that_guessers_have_locked()
    {
        using var client = await host.SignedIn();
        var account = (Guid)(await client.GetAsync("/api/v1/access/me").Read()).Body["account_id"]!;
        var mine = await Added(client);
        await host.Sql<int>($"UPDATE account SET lockout_end = '2100-01-01Z' WHERE id = '{account}'");
        (await SignIn(mine.Get)).Status.ShouldBe(HttpStatusCode.OK);
        await host.Sql<int>($"UPDATE account SET disabled_at = '2026-01-01Z' WHERE id = '{account}'");
        (await SignIn(mine.Get)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("https://evil.test", "localhost", true)]
    [InlineData("https://localhost", "evil.test", true)]
    [InlineData("https://localhost", "localhost", false)]
    public async Task is_not_added_from_elsewhere_or_without_a_verified_user(string origin, string domain, bool verifies)
    {
        using var client = await host.SignedIn();
        var asked = await Options(client);
        var theirs = new SoftAuthenticator(domain, origin) { VerifiesUser = verifies };
        (await Post(client, asked, theirs.Create(asked["options"]!))).ShouldBe("422 passkey-refused");
        (await List(client)).ShouldBeEmpty();
    }

    [Fact]
    public async Task is_added_to_the_account_that_asked_and_once()
    {
        using var mallory = await host.SignedIn();
        using var client = await host.SignedIn();
        var asked = await Options(client);
        var created = new SoftAuthenticator().Create(asked["options"]!);

        (await Post(mallory, asked, created.DeepClone().AsObject())).ShouldBe("422 passkey-refused");
        (await Post(client, asked, created.DeepClone().AsObject())).ShouldBe("201");
        (await Post(client, asked, created.DeepClone().AsObject())).ShouldBe("422 passkey-refused");
        (await List(mallory)).ShouldBeEmpty();
    }

    [Fact]
    public async Task is_renamed_and_removed_by_its_holder_alone()
    {
        using var client = await host.SignedIn();
        using var mallory = await host.SignedIn();
        var mine = await Added(client);
        var id = (string)(await List(client)).Single()["id"]!;

        (await mallory.PutAsJsonAsync($"/api/v1/access/me/passkeys/{id}/name", new { name = "Mine" }).Code())
            .ShouldBe("404 passkey-not-found");
        (await Remove(mallory, id)).ShouldBe("404 passkey-not-found");
        (await client.PutAsJsonAsync($"/api/v1/access/me/passkeys/{id}/name", new { name = " The old phone " }).Code()).ShouldBe("204");
        ((string)(await List(client)).Single()["name"]!).ShouldBe("The old phone");
        (await Remove(client, id)).ShouldBe("204");

        (await SignIn(mine.Get)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Remove(client, id)).ShouldBe("404 passkey-not-found");
    }

    [Fact]
    public async Task stays_when_it_is_the_last_way_in()
    {
        using var client = await host.SignedIn();
        var account = (Guid)(await client.GetAsync("/api/v1/access/me").Read()).Body["account_id"]!;
        await Add(client, new SoftAuthenticator());
        await Add(client, new SoftAuthenticator());
        await host.Sql<int>($"UPDATE account SET password_hash = NULL WHERE id = '{account}'");
        var ids = (await List(client)).Select(one => (string)one["id"]!).ToList();

        var answers = await Task.WhenAll(Remove(client, ids[0]), Remove(client, ids[1]));

        answers.Order().ShouldBe(["204", "409 last-way-in"]);
        (await List(client)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task needs_a_holder_who_is_there_to_be_added_or_removed()
    {
        using var client = await host.SignedIn();
        await Added(client);
        var id = (string)(await List(client)).Single()["id"]!;
        host.Clock.Advance(TimeSpan.FromMinutes(11));
        using var later = await host.Refresh(client);
        (await later.PostAsJsonAsync("/api/v1/access/me/passkeys/options", new { }).Code()).ShouldBe("422 password-needed");
        (await Remove(later, id)).ShouldBe("422 password-needed");
        (await later.PostAsJsonAsync("/api/v1/access/me/passkeys/options", new { password = AccountsHost.Password }).Code())
            .ShouldBe("200");
    }

    [Fact]
    public async Task tells_authenticators_that_have_one_already()
    {
        using var client = await host.SignedIn();
        await Added(client);
        (await Options(client))["options"]!["excludeCredentials"]!.AsArray().ShouldHaveSingleItem();
    }

    private static async Task<JsonObject> Options(HttpClient client)
    {
        var (status, asked) = await client.PostAsJsonAsync("/api/v1/access/me/passkeys/options", new { }).Read();
        status.ShouldBe(HttpStatusCode.OK);
        return asked;
    }

    private static async Task<SoftAuthenticator> Added(HttpClient client)
    {
        var mine = new SoftAuthenticator();
        await Add(client, mine);
        return mine;
    }

    private static async Task Add(HttpClient client, SoftAuthenticator authenticator)
    {
        var asked = await Options(client);
        (await Post(client, asked, authenticator.Create(asked["options"]!))).ShouldBe("201");
    }

    private static Task<string> Post(HttpClient client, JsonObject asked, JsonObject credential) => client.PostAsJsonAsync(
        "/api/v1/access/me/passkeys", new { challenge = (string)asked["challenge"]!, credential, name = "My phone" }).Code();

    private static Task<string> Remove(HttpClient client, string id) =>
        client.PostAsJsonAsync($"/api/v1/access/me/passkeys/{id}/removal", new { }).Code();

    private static async Task<JsonObject[]> List(HttpClient client) =>
        [.. (await client.GetAsync("/api/v1/access/me/passkeys").Read()).Body["items"]!.AsArray().Select(one => one!.AsObject())];

    private async Task<(string Challenge, JsonNode Options)> Question()
    {
        var (status, asked) = await host.Client().PostAsync("/api/v1/access/sign-in/passkey/options", null).Read();
        status.ShouldBe(HttpStatusCode.OK);
        return ((string)asked["challenge"]!, asked["options"]!);
    }

    private async Task<string> Answer(string challenge, JsonObject credential) => await host.Client().PostAsJsonAsync(
        "/api/v1/access/sign-in/passkey", new { challenge, credential = credential.DeepClone() }).Code();

    private async Task<(HttpStatusCode Status, JsonObject Body)> SignIn(Func<JsonNode, string?, JsonObject> get)
    {
        var (challenge, options) = await Question();
        return await host.Client().PostAsJsonAsync(
            "/api/v1/access/sign-in/passkey", new { challenge, credential = get(options, null) }).Read();
    }
}
