using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Messaging;
using VoltKosova.Postgres;
using VoltKosova.Testing;
using VoltKosova.Webhooks;
using VoltKosova.Webhooks.Filling;
using Xunit;

namespace VoltKosova.Platform.Tests.Webhooks;

public sealed class Delivering_an_event(WebhookHost host) : IClassFixture<WebhookHost>
{
    [Fact]
    public async Task carries_ids_and_dates_as_a_cloud_event()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var chapter = Guid.NewGuid();
        await host.Register(receiver.Url, chapter, WebhookHost.Posted);

        var notice = await host.Post(chapter);
        await host.Settle();

        var received = await receiver.Next();
        received.Headers["content-type"].ShouldBe("application/cloudevents+json");
        received.Headers.ContainsKey("traceparent").ShouldBeFalse();
        var json = received.Json;
        json.Select(field => field.Key).ShouldBe(
            ["specversion", "id", "source", "type", "subject", "time", "datacontenttype", "dataschema", "data"]);
        json.Text("specversion").ShouldBe("1.0");
        json.Text("id").ShouldBe(received.Id);
        json.Text("source").ShouldBe("https://volt.test/api/v1/notices");
        json.Text("type").ShouldBe(WebhookHost.Posted);
        json.Text("subject").ShouldBe(notice.ToString());
        json.Text("dataschema").ShouldBe($"https://volt.test/api/v1/webhooks/event-types/{WebhookHost.Posted}/schema");
        json["data"]!.AsObject().Select(field => field.Key).ShouldBe(["notice_id", "chapter_id", "posted_on", "posted_at", "related"]);
        received.Body.ShouldNotContain("not for others");
    }

    [Fact]
    public async Task happens_once_per_event_and_endpoint_also_when_the_log_is_read_again()
    {
        await using var first = await Receiver.Start(host.Clock);
        await using var second = await Receiver.Start(host.Clock);
        var chapter = Guid.NewGuid();
        var one = await host.Register(first.Url, chapter, WebhookHost.Posted);
        var two = await host.Register(second.Url, chapter, WebhookHost.Posted);
        await host.Post(chapter);
        await host.Post(chapter);
        await host.Settle();

        await Hear_everything_again();
        await host.Settle();

        foreach (var (receiver, endpoint) in new[] { (first, one.Id), (second, two.Id) })
        {
            var received = receiver.Rest();
            received.Count.ShouldBe(2);
            received.Select(one => one.Id).Distinct().Count().ShouldBe(2);
            var deliveries = await host.Deliveries(endpoint);
            deliveries.Select(delivery => (delivery.Text("state"), delivery["attempts"]!.GetValue<int>()))
                .ShouldBe([("delivered", 1), ("delivered", 1)]);
            deliveries.ShouldAllBe(delivery =>
                delivery.Text("id") == DeliveryRow.IdOf(Guid.Parse(delivery.Text("message_id")), endpoint).ToString());
        }
    }

    [Fact]
    public async Task reaches_only_who_asked_for_the_type()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        await host.Register(receiver.Url, null, WebhookHost.Removed);

        await host.Post(Guid.NewGuid());
        await host.Remove();
        await host.Settle();

        receiver.Rest().Select(received => received.Type).ShouldBe([WebhookHost.Removed]);
    }

    [Fact]
    public async Task reaches_a_chapter_and_those_above_it_but_not_those_below_or_beside()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var (above, below) = host.Tree.Plant();
        var upper = await host.Register(receiver.Url, above, WebhookHost.Posted);
        var lower = await host.Register(receiver.Url, below, WebhookHost.Posted);

        await host.Post(below);
        await host.Post(above);
        await host.Post(Guid.NewGuid());
        await host.Remove();
        await host.Settle();

        (await host.Deliveries(upper.Id)).Count.ShouldBe(2);
        (await host.Deliveries(lower.Id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task to_a_disabled_endpoint_is_kept_as_skipped()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        receiver.Answer = context =>
        {
            context.Response.StatusCode = StatusCodes.Status410Gone;
            return Task.CompletedTask;
        };
        var chapter = Guid.NewGuid();
        var (endpoint, _) = await host.Register(receiver.Url, chapter);
        await host.Post(chapter);
        await host.Settle();
        await receiver.Next();

        (await host.Endpoint(endpoint)).Text("state").ShouldBe("disabled");
        (await host.Endpoint(endpoint)).Text("disabled_because").ShouldBe("gone");
        await host.Post(chapter);
        await host.Settle();

        receiver.Rest().ShouldBeEmpty();
        (await host.Deliveries(endpoint)).Select(delivery => (delivery.Text("state"), delivery.Text("last_outcome"))).ShouldBe(
            [("skipped", "endpoint_disabled"), ("failed", "gone")], ignoreOrder: true);
    }

    [Fact]
    public async Task that_is_still_due_when_the_endpoint_goes_is_skipped()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        receiver.Answer = context =>
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        };
        var chapter = Guid.NewGuid();
        var (endpoint, _) = await host.Register(receiver.Url, chapter);
        await host.Post(chapter);
        await host.Settle();
        await receiver.Next();

        var deleted = await host.Administrator.Send(
            HttpMethod.Delete, $"{WebhookHost.Path}endpoints/{endpoint}", null, ("If-Match", "\"2\""));
        deleted.Status.ShouldBe(HttpStatusCode.NoContent);
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        await host.Settle();

        receiver.Rest().ShouldBeEmpty();
        (await host.Administrator.Get($"{WebhookHost.Path}endpoints/{endpoint}")).Code.ShouldBe("no-such-endpoint");
        (await States(endpoint)).ShouldBe(["delivered", "skipped"], ignoreOrder: true);
    }

    /// <summary>Lets the reaction hear all notices once more, as after a lost checkpoint.</summary>
    private async Task Hear_everything_again()
    {
        var notices = host.Services.GetRequiredKeyedService<IEventStore>(NoticeStreams.Module);
        var page = await notices.ReadForward(0, 1000, CancellationToken.None);
        var again = Guid.NewGuid().ToString();
        var webhooks = host.Services.GetRequiredKeyedService<IEventStore>("webhooks");
        (await webhooks.Hold(again, Guid.NewGuid(), TimeSpan.FromMinutes(1), CancellationToken.None)).ShouldBeTrue();
        var sealer = new EventSealer(NoticeStreams.Names, host.Services.GetRequiredService<IPersonKeys>(), notices);
        var position = 0L;
        foreach (var stored in page.Events)
        {
            var (name, body) = NoticeStreams.Publisher.Publish(await sealer.Open(stored, CancellationToken.None))!.Value;
            var delivered = new Delivered<PublicEvent>(
                new PublicEvent(name, NoticeStreams.Module, body), stored.Id, stored.StreamId, stored.Version, stored.Metadata);
            await using var scope = host.Services.CreateAsyncScope();
            var reaction = scope.ServiceProvider.GetRequiredService<WhenPublishedThenDeliver>();
            var step = new CheckpointMove(again, position, stored.Position, stored.Id);
            var reacted = await scope.ServiceProvider.GetRequiredService<Store<WebhookStreams>>()
                .React(writing => reaction.When(delivered, writing), step, CancellationToken.None);
            reacted.ShouldNotBe(Reacted.TooLate);
            // What has no effect makes no step.
            if (reacted == Reacted.Committed)
                position = stored.Position;
        }
    }

    private async Task<List<string>> States(Guid endpoint)
    {
        await using var find = host.Services.GetRequiredService<Databases>().For("webhooks").CreateCommand(
            "SELECT data ->> 'state' FROM mt_doc_webhook_delivery WHERE data ->> 'endpoint_id' = $1");
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = endpoint.ToString() });
        await using var reader = await find.ExecuteReaderAsync();
        var states = new List<string>();
        while (await reader.ReadAsync())
            states.Add(reader.GetString(0));
        return states;
    }
}
