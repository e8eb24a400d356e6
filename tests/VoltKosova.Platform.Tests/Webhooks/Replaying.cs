using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Jobs;
using VoltKosova.Postgres;
using VoltKosova.Testing;
using VoltKosova.Webhooks.Jobs;
using Xunit;

namespace VoltKosova.Platform.Tests.Webhooks;

public sealed class Replaying(WebhookHost host) : IClassFixture<WebhookHost>
{
    [Fact]
    public async Task sends_the_same_event_under_the_same_id_with_a_fresh_signature()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var (endpoint, _) = await Begin(receiver);
        var first = await receiver.Next();
        var delivery = (await host.Deliveries(endpoint)).Single();
        host.Clock.Advance(TimeSpan.FromDays(1));

        var queued = await host.Do(endpoint, $"deliveries/{delivery.Text("id")}/replay");

        queued.Status.ShouldBe(HttpStatusCode.Accepted, queued.Code);
        var second = await receiver.Next();
        (second.Id, second.Body).ShouldBe((first.Id, first.Body));
        second.Headers["webhook-signature"].ShouldNotBe(first.Headers["webhook-signature"]);
        var log = await host.Get($"endpoints/{endpoint}/deliveries/{delivery.Text("id")}");
        log["delivery"]!["is_replay"]!.GetValue<bool>().ShouldBeTrue();
        log["attempts"]!.AsArray().Select(attempt => (attempt!["number"]!.GetValue<int>(), attempt.Text("class")))
            .ShouldBe([(1, "delivered"), (2, "delivered")]);
        log.Text("request").ShouldBe(first.Body);
        log["attempts"]![0].Text("signature").ShouldBe(first.Headers["webhook-signature"]);
    }

    [Fact]
    public async Task says_nothing_about_the_health_of_the_endpoint_and_works_while_it_is_off()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var (endpoint, _) = await Begin(receiver);
        (await host.Do(endpoint, "disabling")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await host.Get($"endpoints/{endpoint}")).Text("status").ShouldContain("by staff");
        var delivery = (await host.Deliveries(endpoint)).Single().Text("id");
        receiver.Rest();

        receiver.AnswerWith(500);
        await host.Do(endpoint, $"deliveries/{delivery}/replay");
        receiver.Rest().Count.ShouldBe(1);
        (await host.Get($"endpoints/{endpoint}"))["failing_since"].ShouldBeNull();
        (await host.Do(endpoint, $"deliveries/{delivery}/replay")).Code.ShouldBe("delivery-still-waiting");

        receiver.AnswerWith(200);
        host.Clock.Advance(TimeSpan.FromSeconds(10));
        await host.Settle();
        receiver.Rest().Count.ShouldBe(1);
        (await host.Endpoint(endpoint)).Text("state").ShouldBe("disabled");
    }

    [Fact]
    public async Task of_one_or_of_a_range_forgives_no_endpoint_that_fails()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var (endpoint, chapter) = await Begin(receiver);
        var taken = (await host.Deliveries(endpoint)).Single().Text("id");
        receiver.AnswerWith(500);
        await host.Post(chapter);
        await host.Settle();
        var since = (await host.Get($"endpoints/{endpoint}"))["failing_since"]!.GetValue<string>();

        receiver.AnswerWith(204);
        await host.Do(endpoint, $"deliveries/{taken}/replay");
        var range = await host.Do(
            endpoint, "replay", new { Since = host.Clock.GetUtcNow() - TimeSpan.FromHours(1), States = new[] { "delivered" } });

        range.Body["queued"]!.GetValue<int>().ShouldBe(1);
        (await host.Get($"endpoints/{endpoint}"))["failing_since"]!.GetValue<string>().ShouldBe(since);
    }

    [Fact]
    public async Task is_possible_for_fourteen_days()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var (endpoint, _) = await Begin(receiver);
        var delivery = (await host.Deliveries(endpoint)).Single().Text("id");
        host.Clock.Advance(TimeSpan.FromDays(14.5));

        (await host.Do(endpoint, $"deliveries/{delivery}/replay")).Code.ShouldBe("too-old-to-replay");
        (await host.Do(endpoint, "replay", new { Since = host.Clock.GetUtcNow() - TimeSpan.FromDays(15) })).Code
            .ShouldBe("too-old-to-replay");
    }

    [Fact]
    public async Task of_a_range_takes_what_was_missed_and_only_that_unless_asked()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var (endpoint, chapter) = await Begin(receiver);
        await host.Do(endpoint, "disabling");
        await host.Post(chapter);
        await host.Settle();
        receiver.Rest();
        await host.Do(endpoint, "enabling");
        var since = host.Clock.GetUtcNow() - TimeSpan.FromHours(1);

        (await host.Do(endpoint, "replay", new { Since = since, EventTypes = new[] { WebhookHost.Removed } })).Body["queued"]!
            .GetValue<int>().ShouldBe(0);
        (await host.Do(endpoint, "replay", new { Since = since })).Body["queued"]!.GetValue<int>().ShouldBe(1);
        receiver.Rest().Count.ShouldBe(1);
        (await host.Do(endpoint, "replay", new { Since = since, States = new[] { "delivered" } })).Body["queued"]!.GetValue<int>()
            .ShouldBe(2);
        receiver.Rest().Count.ShouldBe(2);
    }

    [Fact]
    public async Task is_for_those_whose_endpoint_it_is()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var (endpoint, _) = await Begin(receiver);
        var delivery = (await host.Deliveries(endpoint)).Single().Text("id");
        var foreign = host.As(new Grant(Role.ChapterBoard, Guid.NewGuid()));
        var path = $"{WebhookHost.Path}endpoints/{endpoint}/";

        foreach (var act in new[] { $"deliveries/{delivery}/replay", "enabling", "disabling" })
            (await foreign.Post(path + act)).Code.ShouldBe("no-such-endpoint");
        (await foreign.Post(path + "replay", new { Since = host.Clock.GetUtcNow() })).Code.ShouldBe("no-such-endpoint");
        (await host.Administrator.Post($"{path}deliveries/{Guid.NewGuid()}/replay")).Code.ShouldBe("no-such-delivery");
    }

    [Fact]
    public async Task ends_with_what_the_housekeeping_deletes_which_leaves_alone_what_waits()
    {
        await using var good = await Receiver.Start(host.Clock);
        await using var bad = await Receiver.Start(host.Clock);
        bad.AnswerWith(500);
        var (delivered, _) = await Begin(good);
        var (waiting, _) = await Begin(bad);
        await using var job = host.Services.CreateAsyncScope();
        var run = new JobRun(Guid.NewGuid(), 1, host.Clock, CancellationToken.None);
        var forget = new ForgetDeliveries(
            host.Services.GetRequiredService<Databases>(), new FixedClock(host.Clock.GetUtcNow().AddDays(31)));

        await forget.Run(new ForgetDeliveries.Parameters(), run, CancellationToken.None);

        (await host.Deliveries(delivered)).ShouldBeEmpty();
        (await host.Deliveries(waiting)).Single().Text("state").ShouldBe("pending");
        (await Count("SELECT count(*) FROM mt_doc_webhook_attempt a WHERE NOT EXISTS (SELECT FROM mt_doc_webhook_delivery d "
            + "WHERE d.id::text = a.data ->> 'delivery_id')")).ShouldBe(0);
    }

    private async Task<(Guid Endpoint, Guid Chapter)> Begin(Receiver receiver)
    {
        var chapter = Guid.NewGuid();
        var (endpoint, _) = await host.Register(receiver.Url, chapter);
        await host.Post(chapter);
        await host.Settle();
        return (endpoint, chapter);
    }

    private async Task<long> Count(string sql)
    {
        await using var count = host.Services.GetRequiredService<Databases>().For("webhooks").CreateCommand(sql);
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
