using System.Net;
using Shouldly;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Webhooks;

public sealed class Sending_in_batches(WebhookHost host) : IClassFixture<WebhookHost>
{
    [Fact]
    public async Task carries_several_events_in_one_signed_request_with_an_id_of_its_own()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var (endpoint, chapter) = await Register(receiver);

        await Post(chapter, 120);

        var batches = receiver.Rest();
        batches.ShouldAllBe(batch => batch.Headers["content-type"] == "application/cloudevents-batch+json");
        batches.ShouldAllBe(batch => batch.Events.Count <= 50);
        batches.Count.ShouldBeLessThan(60);
        batches.Select(batch => batch.Id).Distinct().Count().ShouldBe(batches.Count);
        var events = batches.SelectMany(batch => batch.Events).ToList();
        events.Select(one => one.Text("id")).Distinct().Count().ShouldBe(120);
        events.ShouldAllBe(one => one.Text("specversion") == "1.0" && one.Text("type") == WebhookHost.Posted);
        (await host.Deliveries(endpoint, "?filter[state]=delivered&filter[kind]=event&limit=200")).Count.ShouldBe(120);
    }

    [Fact]
    public async Task that_fails_is_tried_again_with_the_same_events()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        receiver.AnswerWith(500);
        var (endpoint, chapter) = await Register(receiver);
        await Post(chapter, 5);
        var first = receiver.Rest().SelectMany(batch => batch.Events).Select(one => one.Text("id")).ToList();

        receiver.AnswerWith(204);
        host.Clock.Advance(TimeSpan.FromSeconds(7));
        await host.Settle();

        var again = receiver.Rest();
        again.SelectMany(batch => batch.Events).Select(one => one.Text("id")).ShouldBe(first, ignoreOrder: true);
        (await host.Deliveries(endpoint)).ShouldAllBe(delivery => delivery.Text("state") == "delivered");
    }

    [Fact]
    public async Task asks_the_challenge_alone_and_tries_a_sample_as_events_go()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var (endpoint, _) = await Register(receiver);

        var queued = await host.Do(endpoint, "test", new { EventType = WebhookHost.Removed });

        queued.Status.ShouldBe(HttpStatusCode.Accepted, queued.Code);
        (await receiver.Next()).Events.Single()["test"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task and_a_pace_of_its_own_are_what_an_endpoint_asks_for()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var chapter = Guid.NewGuid();
        await host.RegisterWith(new
        {
            receiver.Url,
            EventTypes = new[] { WebhookHost.Posted },
            ChapterId = chapter,
            MostPerSecond = 2,
        });
        var seconds = new List<long>();
        receiver.Answer = _ =>
        {
            lock (seconds)
                seconds.Add(TimeProvider.System.GetTimestamp() / TimeProvider.System.TimestampFrequency);
            return Task.CompletedTask;
        };

        await Post(chapter, 6);

        seconds.Count.ShouldBe(6);
        seconds.Distinct().Count().ShouldBeGreaterThanOrEqualTo(2);
        (await host.Administrator.Post(
            WebhookHost.Path + "endpoints",
            new { receiver.Url, EventTypes = new[] { WebhookHost.Posted }, MostPerSecond = 0 })).Code.ShouldBe("invalid-request");
    }

    [Fact]
    public async Task and_chosen_chapters_narrow_what_an_endpoint_hears()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var (above, below) = host.Tree.Plant();
        await host.RegisterWith(new
        {
            receiver.Url,
            EventTypes = new[] { WebhookHost.Posted },
            ChapterId = above,
            Chapters = new[] { below },
        });

        await host.Post(above);
        var heard = await host.Post(below);
        await host.Settle();

        receiver.Rest().Select(one => one.Json.Text("subject")).ShouldBe([heard.ToString()]);
        (await host.Administrator.Post(
            WebhookHost.Path + "endpoints",
            new { receiver.Url, EventTypes = new[] { WebhookHost.Posted }, ChapterId = below, Chapters = new[] { above } })).Code
            .ShouldBe("chapter-out-of-reach");
    }

    private async Task<(Guid Endpoint, Guid Chapter)> Register(Receiver receiver)
    {
        var chapter = Guid.NewGuid();
        var (endpoint, _) = await host.RegisterWith(new
        {
            receiver.Url,
            EventTypes = new[] { WebhookHost.Posted },
            ChapterId = chapter,
            Batch = true,
        });
        return (endpoint, chapter);
    }

    private async Task Post(Guid chapter, int times)
    {
        for (var posted = 0; posted < times; posted++)
            await host.Post(chapter);
        await host.Settle();
    }
}
