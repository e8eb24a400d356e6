using System.Net;
using Shouldly;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Webhooks;

public sealed class Changing_an_endpoint(WebhookHost host) : IClassFixture<WebhookHost>
{
    [Fact]
    public async Task hears_what_was_chosen_anew_with_the_same_secret()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var chapter = Guid.NewGuid();
        var (endpoint, _) = await host.Register(receiver.Url, null, WebhookHost.Removed);
        var version = (await host.Administrator.Get(Path(endpoint))).Version!.Value;

        var changed = await host.Administrator.Put(Path(endpoint), Body(receiver.Url), version);

        changed.Status.ShouldBe(HttpStatusCode.NoContent, changed.Code);
        await host.Post(chapter);
        await host.Settle();
        (await host.Deliveries(endpoint)).ShouldHaveSingleItem().Text("state").ShouldBe("delivered");
        (await host.Administrator.Put(Path(endpoint), Body(receiver.Url), version)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task sends_nothing_to_a_new_address_before_it_has_answered_and_loses_nothing()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        await using var next = await Receiver.Start(host.Clock);
        var chapter = Guid.NewGuid();
        var (endpoint, _) = await host.Register(receiver.Url, chapter);

        await Change(endpoint, Body("http://127.0.0.1:1/nobody"));
        await host.Post(chapter);
        await host.Settle();
        var waiting = await host.Endpoint(endpoint);
        (waiting.Text("state"), waiting.Text("disabled_because")).ShouldBe(("disabled", "moved"));
        (await host.Deliveries(endpoint)).ShouldHaveSingleItem().Text("state").ShouldBe("skipped");
        (await host.Do(endpoint, "enabling")).Code.ShouldBe("challenge-not-answered");

        await Change(endpoint, Body(next.Url));
        await host.Settle();
        (await host.Endpoint(endpoint)).Text("state").ShouldBe("active");
        await host.Do(endpoint, "replay", new { Since = host.Clock.GetUtcNow().AddHours(-1) });
        (await next.Next()).Type.ShouldBe(WebhookHost.Posted);
    }

    [Theory]
    [InlineData("http://10.0.0.1/hook", WebhookHost.Posted, "address-not-allowed")]
    [InlineData("http://127.0.0.1:1/hook", "notices.posted.v1", "event-type-unknown")]
    public async Task obeys_the_rules_of_the_registration(string url, string type, string code)
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var (endpoint, _) = await host.Register(receiver.Url, Guid.NewGuid());

        (await Change(endpoint, new { Url = url, EventTypes = new[] { type } })).Code.ShouldBe(code);
    }

    private async Task<Reply> Change(Guid endpoint, object body) =>
        await host.Administrator.Put(Path(endpoint), body, (await host.Administrator.Get(Path(endpoint))).Version!.Value);

    private static object Body(string url) => new { Url = url, EventTypes = new[] { WebhookHost.Posted }, AtOnce = 1, MostPerSecond = 50 };

    private static string Path(Guid endpoint) => $"{WebhookHost.Path}endpoints/{endpoint}";
}
