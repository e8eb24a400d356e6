using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using Xunit;

namespace VoltKosova.Platform.Tests.Accounts;

public sealed class Staying_signed_in(AccountsHost host) : IClassFixture<AccountsHost>
{
    private static readonly Grant _administrator = new(Role.Administrator, null);

    [Fact]
    public async Task needs_a_refresh_when_the_access_token_has_expired()
    {
        var (client, refresh) = await SignedIn();
        host.Clock.Advance(TimeSpan.FromMinutes(14));
        (await Me(client)).ShouldBe(HttpStatusCode.OK);
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        (await Me(client)).ShouldBe(HttpStatusCode.Unauthorized);
        var (status, tokens) = await Refresh(refresh);
        status.ShouldBe(HttpStatusCode.OK);
        (await Me(host.Client((string)tokens["access_token"]!))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ends_when_an_old_refresh_token_comes_back()
    {
        var (client, first) = await SignedIn();
        var (_, tokens) = await Refresh(first);
        var second = (string)tokens["refresh_token"]!;
        var replay = host.Client().PostAsJsonAsync("/api/v1/access/refresh", new { refresh_token = first });
        (await replay.Code()).ShouldBe("422 refresh-refused");
        (await Me(client)).ShouldBe(HttpStatusCode.Unauthorized);
        (await Refresh(second)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task lets_one_of_two_refreshes_at_once_through_and_ends_then()
    {
        var (client, refresh) = await SignedIn();
        var answers = await Task.WhenAll(Refresh(refresh), Refresh(refresh), Refresh(refresh));
        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        (await Me(client)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task takes_no_token_for_another()
    {
        var (client, refresh) = await SignedIn();
        var access = client.DefaultRequestHeaders.Authorization!.Parameter!;
        (await Refresh(access)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Me(host.Client(refresh))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("not base64 url !!")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task is_not_had_for_a_made_up_token(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/access/me");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        using var response = await host.Client().SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer error=\"invalid_token\"");
        (await Refresh(token)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task ends_at_once_by_sign_out()
    {
        var (client, refresh) = await SignedIn();
        (await client.PostAsync("/api/v1/access/sign-out", null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Me(client)).ShouldBe(HttpStatusCode.Unauthorized);
        (await Refresh(refresh)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task ends_after_a_fortnight_without_a_sign_of_life()
    {
        var (_, refresh) = await SignedIn();
        host.Clock.Advance(TimeSpan.FromDays(14));
        (await Refresh(refresh)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task writes_the_last_sign_of_life_once_a_minute()
    {
        var (account, email) = await host.Somebody(_administrator);
        var (_, tokens) = await host.SignIn(email);
        var client = host.Client((string)tokens["access_token"]!);
        var began = await Seen();
        host.Clock.Advance(TimeSpan.FromSeconds(59));
        await Me(client);
        (await Seen()).ShouldBe(began);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        await Me(client);
        (await Seen()).ShouldBe(began.AddMinutes(1));

        async Task<DateTime> Seen() => await host.Sql<DateTime>($"SELECT last_seen_at FROM session WHERE account_id = '{account}'");
    }

    private async Task<(HttpClient Client, string Refresh)> SignedIn()
    {
        var (_, email) = await host.Somebody(_administrator);
        var (_, tokens) = await host.SignIn(email);
        return (host.Client((string)tokens["access_token"]!), (string)tokens["refresh_token"]!);
    }

    private Task<(HttpStatusCode Status, JsonObject Body)> Refresh(string token) =>
        host.Client().PostAsJsonAsync("/api/v1/access/refresh", new { refresh_token = token }).Read();

    private static async Task<HttpStatusCode> Me(HttpClient client) => (await client.GetAsync("/api/v1/access/me")).StatusCode;
}
