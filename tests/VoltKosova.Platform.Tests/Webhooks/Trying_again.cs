using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using VoltKosova.Postgres;
using VoltKosova.Testing;
using VoltKosova.Webhooks.Sending;
using Xunit;

namespace VoltKosova.Platform.Tests.Webhooks;

public sealed class Trying_again(WebhookHost host) : IClassFixture<WebhookHost>
{
    [Fact]
    public async Task goes_by_the_schedule_under_the_same_id_with_a_fresh_signature()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        receiver.Answer = Status(500);
        var endpoint = await Begin(receiver);
        var first = await receiver.Next();

        var waiting = await Only(endpoint);
        waiting.Text("state").ShouldBe("pending");
        waiting.Text("last_outcome").ShouldBe("http_error");
        (Instant(waiting, "due_at") - host.Clock.GetUtcNow()).ShouldBeInRange(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(6));
        host.Clock.Advance(TimeSpan.FromSeconds(3));
        await host.Settle();
        receiver.Rest().ShouldBeEmpty();

        host.Clock.Advance(TimeSpan.FromSeconds(4));
        receiver.Answer = Status(200);
        await host.Settle();

        var second = await receiver.Next();
        second.Id.ShouldBe(first.Id);
        second.Body.ShouldBe(first.Body);
        second.Headers["webhook-timestamp"].ShouldNotBe(first.Headers["webhook-timestamp"]);
        second.Headers["webhook-signature"].ShouldNotBe(first.Headers["webhook-signature"]);
        (await Only(endpoint)).Text("state").ShouldBe("delivered");
        (await Attempts(endpoint))
            .Select(attempt => (attempt["number"]!.GetValue<int>(), attempt.Text("outcome"), attempt["status"]!.GetValue<int>()))
            .ShouldBe([(1, "http_error", 500), (2, "delivered", 200)]);
        (await Attempts(endpoint)).Select(attempt => attempt["took_ms"]!.GetValue<int>()).ShouldAllBe(took => took >= 0 && took < 20_000);
    }

    [Fact]
    public async Task ends_after_ten_attempts()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        receiver.Answer = Status(503);
        var endpoint = await Begin(receiver);

        for (var attempt = 2; attempt <= 10; attempt++)
        {
            host.Clock.Advance(Instant(await Only(endpoint), "due_at") - host.Clock.GetUtcNow());
            await host.Settle();
        }

        receiver.Rest().Count.ShouldBe(10);
        (await Only(endpoint)).Text("state").ShouldBe("failed");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task waits_as_long_as_the_receiver_asks_within_bounds(bool asADate)
    {
        await using var receiver = await Receiver.Start(host.Clock);
        host.Clock.Advance(TimeSpan.FromTicks(TimeSpan.TicksPerSecond - (host.Clock.GetUtcNow().Ticks % TimeSpan.TicksPerSecond)));
        receiver.Answer = context =>
        {
            context.Response.Headers.RetryAfter = asADate
                ? host.Clock.GetUtcNow().AddSeconds(8).ToString("R", CultureInfo.InvariantCulture)
                : "8";
            return Status(429)(context);
        };
        var endpoint = await Begin(receiver);

        (Instant(await Only(endpoint), "due_at") - host.Clock.GetUtcNow()).ShouldBe(TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task is_the_answer_to_a_redirect_which_is_not_followed()
    {
        await using var elsewhere = await Receiver.Start(host.Clock);
        await using var receiver = await Receiver.Start(host.Clock);
        receiver.Answer = context =>
        {
            context.Response.Headers.Location = elsewhere.Url;
            return Status(302)(context);
        };
        var endpoint = await Begin(receiver);

        elsewhere.Rest().ShouldBeEmpty();
        (await Only(endpoint)).Text("last_outcome").ShouldBe("redirect_error");
    }

    [Fact]
    public async Task is_the_answer_to_nobody_at_home()
    {
        var receiver = await Receiver.Start(host.Clock);
        var chapter = Guid.NewGuid();
        var (endpoint, _) = await host.Register(receiver.Url, chapter);
        await receiver.DisposeAsync();
        await host.Post(chapter);
        await host.Settle();

        (await Only(endpoint)).Text("last_outcome").ShouldBe("connection_refused");
    }

    [Fact]
    public async Task of_one_receiver_that_hangs_keeps_no_other_waiting()
    {
        await using var hanging = await Receiver.Start(host.Clock);
        await using var quick = await Receiver.Start(host.Clock);
        var release = new TaskCompletionSource();
        hanging.Answer = _ => release.Task;
        var chapter = Guid.NewGuid();
        await host.Register(hanging.Url, chapter);
        await host.Register(quick.Url, chapter);

        for (var notices = 0; notices < 20; notices++)
            await host.Post(chapter);
        for (var notices = 0; notices < 20; notices++)
            await quick.Next();

        // No more than its own places are taken by the one that hangs.
        hanging.Rest().Count.ShouldBeLessThanOrEqualTo(4);
        release.SetResult();
        await host.Settle();
        quick.Rest().ShouldBeEmpty();
    }

    [Fact]
    public async Task by_another_host_takes_the_claim_so_that_the_first_writes_nothing()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var release = new TaskCompletionSource();
        receiver.Answer = _ => release.Task;
        var chapter = Guid.NewGuid();
        var (endpoint, _) = await host.Register(receiver.Url, chapter);
        await host.Post(chapter);
        var first = await receiver.Next();

        // The lease has ended while the receiver hung, and another host has claimed the delivery and died.
        await using (var take = host.Services.GetRequiredService<Databases>().For("webhooks").CreateCommand(
            """
            UPDATE mt_doc_webhook_delivery SET data = data || '{"claim_id": "another", "claimed_until": "2020-01-01T00:00:00Z"}'
            WHERE data ->> 'endpoint_id' = $1 AND data ->> 'state' = 'pending'
            """))
        {
            take.Parameters.Add(new NpgsqlParameter<string> { TypedValue = endpoint.ToString() });
            (await take.ExecuteNonQueryAsync()).ShouldBe(1);
        }

        var second = await receiver.Next();
        release.SetResult();
        await host.Settle();

        second.Id.ShouldBe(first.Id);
        (await Only(endpoint)).Text("state").ShouldBe("delivered");
        (await Attempts(endpoint)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task needs_no_more_of_an_answer_than_its_beginning()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        receiver.Answer = async context =>
        {
            var chunk = new byte[64 * 1024];
            Array.Fill(chunk, (byte)'a');
            for (var sent = 0; sent < 50 * 16 && !context.RequestAborted.IsCancellationRequested; sent++)
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
        };
        var endpoint = await Begin(receiver);

        (await Attempts(endpoint)).Single().Text("response").ShouldBe(new string('a', Courier.MostResponseBytes));
        (await Only(endpoint)).Text("state").ShouldBe("delivered");
    }

    private static RequestDelegate Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    private static DateTimeOffset Instant(JsonObject row, string field) =>
        DateTimeOffset.Parse(row.Text(field), CultureInfo.InvariantCulture);

    private async Task<Guid> Begin(Receiver receiver)
    {
        var chapter = Guid.NewGuid();
        var (endpoint, _) = await host.Register(receiver.Url, chapter);
        await host.Post(chapter);
        await host.Settle();
        return endpoint;
    }

    private async Task<JsonObject> Only(Guid endpoint) => (await host.Deliveries(endpoint)).Single();

    private async Task<IReadOnlyList<JsonObject>> Attempts(Guid endpoint)
    {
        var delivery = await Only(endpoint);
        var body = await host.Get($"endpoints/{endpoint}/deliveries/{delivery.Text("id")}");
        return [.. body["attempts"]!.AsArray().Select(attempt => attempt!.AsObject())];
    }
}
