using System.Net;
using Shouldly;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Webhooks;

public sealed class Challenging_an_endpoint(WebhookHost host) : IClassFixture<WebhookHost>
{
    [Fact]
    public async Task makes_it_active_when_it_echoes()
    {
        await using var receiver = await Receiver.Start(host.Clock);

        var (endpoint, _) = await host.Register(receiver.Url, Guid.NewGuid());

        (await host.Endpoint(endpoint)).Text("state").ShouldBe("active");
    }

    [Fact]
    public async Task leaves_it_pending_when_it_echoes_something_else_and_can_be_done_again()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        receiver.Echo = _ => "something else";
        var chapter = Guid.NewGuid();
        var (endpoint, _) = await host.Register(receiver.Url, chapter);

        (await host.Endpoint(endpoint)).Text("state").ShouldBe("pending");
        var challenge = (await host.Deliveries(endpoint, "?filter[kind]=challenge")).Single();
        challenge.Text("state").ShouldBe("failed");
        challenge.Text("last_outcome").ShouldBe("challenge_error");
        await host.Post(chapter);
        await host.Settle();
        (await host.Deliveries(endpoint)).ShouldBeEmpty();
        (await host.Administrator.Post($"{WebhookHost.Path}endpoints/{endpoint}/test", new { EventType = WebhookHost.Posted })).Code
            .ShouldBe("endpoint-not-active");

        receiver.Echo = echo => echo;
        (await host.Administrator.Post($"{WebhookHost.Path}endpoints/{endpoint}/challenge")).Status.ShouldBe(HttpStatusCode.Accepted);
        await host.Settle();

        (await host.Endpoint(endpoint)).Text("state").ShouldBe("active");
        receiver.Rest().ShouldBeEmpty();
    }

    [Fact]
    public async Task brings_back_one_that_wanted_nothing_more()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        receiver.Answer = context =>
        {
            context.Response.StatusCode = (int)HttpStatusCode.Gone;
            return Task.CompletedTask;
        };
        var chapter = Guid.NewGuid();
        var (endpoint, _) = await host.Register(receiver.Url, chapter);
        await host.Post(chapter);
        await host.Settle();
        (await host.Endpoint(endpoint)).Text("state").ShouldBe("disabled");

        await host.Administrator.Post($"{WebhookHost.Path}endpoints/{endpoint}/challenge");
        await host.Settle();

        (await host.Endpoint(endpoint)).Text("state").ShouldBe("active");
    }
}
