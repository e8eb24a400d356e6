using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.EventStore;
using Xunit;

namespace VoltKosova.Platform.Tests.Web;

public sealed class Sending_a_request_twice : IAsyncLifetime
{
    private const string Drafts = "/api/v1/leaflets/drafts";
    private const string Good = """{"title":"Ejani","pages":2}""";
    private static readonly (string, string) _key = ("Idempotency-Key", "\"8e03978e-40d5-43e8-bc93-6894a57f9324\"");

    private WebHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await WebHost.Start();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task has_one_effect_and_the_same_answer()
    {
        var first = await _host.Post(Drafts, Good, _key);
        var second = await _host.Post(Drafts, Good, ("Idempotency-Key", "8e03978e-40d5-43e8-bc93-6894a57f9324"));

        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.Header("Idempotency-Replay").ShouldBe("true");
        first.Header("Idempotency-Replay").ShouldBeNull();
        second.Header("ETag").ShouldBe(first.Header("ETag"));
        second.Header("Location").ShouldBe(first.Header("Location"));
        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        (await Effects()).ShouldBe(1);
    }

    [Fact]
    public async Task has_one_effect_also_when_fifty_arrive_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _host.Post(Drafts, Good, _key)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Created || answer.StatusCode == HttpStatusCode.Conflict);
        var made = answers.Where(answer => answer.StatusCode == HttpStatusCode.Created).ToList();
        made.Count(answer => answer.Header("Idempotency-Replay") is null).ShouldBe(1);
        made.Select(answer => answer.Header("Location")).Distinct().Count().ShouldBe(1);
        (await Effects()).ShouldBe(1);
    }

    [Fact]
    public async Task is_refused_when_the_payload_is_another()
    {
        await _host.Post(Drafts, Good, _key);
        var other = await _host.Post(Drafts, """{"title":"Ejani","pages":3}""", _key);

        other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await other.Json()).Text("code").ShouldBe("idempotency-key-reused");
        (await Effects()).ShouldBe(1);
    }

    [Fact]
    public async Task is_two_requests_when_two_accounts_send_it()
    {
        await _host.Post(Drafts, Good, _key, (WebHost.AccountHeader, Guid.Parse("00000000-0000-0000-0000-000000000001").ToString()));
        var second = await _host.Post(
            Drafts, Good, _key, (WebHost.AccountHeader, Guid.Parse("00000000-0000-0000-0000-000000000002").ToString()));

        second.Header("Idempotency-Replay").ShouldBeNull();
        (await Effects()).ShouldBe(2);
    }

    [Fact]
    public async Task leaves_the_key_free_when_the_first_was_refused()
    {
        (await _host.Post(Drafts, """{"title":"","pages":2}""", _key)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await _host.Post(Drafts, Good, _key)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task does_not_show_a_secret_again()
    {
        var first = await _host.Post("/api/v1/leaflets/tokens", """{"name":"a"}""", _key);
        var second = await _host.Post("/api/v1/leaflets/tokens", """{"name":"a"}""", _key);

        (await first.Json()).Text("token").ShouldBe("s3cret");
        second.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.Header("Location").ShouldBe(first.Header("Location"));
        (await second.Json()).ToJsonString().ShouldBe($$"""{"id":"{{(await first.Json()).Text("id")}}"}""");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"\"")]
    [InlineData("\"open")]
    [InlineData("two words")]
    [InlineData("\"a\"b\"")]
    public async Task needs_a_well_formed_key(string key)
    {
        var refused = await _host.Post(Drafts, Good, ("Idempotency-Key", key));

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Json()).Text("code").ShouldBe("malformed-idempotency-key");
    }

    [Fact]
    public async Task needs_a_key_of_at_most_255_characters()
    {
        (await _host.Post(Drafts, Good, ("Idempotency-Key", new string('k', 256)))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _host.Post(Drafts, Good, ("Idempotency-Key", $"\"{new string('k', 255)}\""))).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    private async Task<int> Effects() =>
        (await _host.Services.GetRequiredKeyedService<IEventStore>("leaflets").ReadForward(0, 100, default)).Events.Count;
}
