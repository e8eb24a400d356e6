using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using VoltKosova.EventStore;
using VoltKosova.Postgres;
using VoltKosova.Testing;
using VoltKosova.Webhooks;
using VoltKosova.Webhooks.Filling;
using VoltKosova.Webhooks.Sending;
using Xunit;

namespace VoltKosova.Platform.Tests.Webhooks;

/// <summary>Statements that were asked often while there was nothing to send, and then thousands of deliveries.</summary>
public sealed class A_burst_after_a_quiet_time(WebhookHost host) : IClassFixture<WebhookHost>
{
    private const int Many = 20_000;

    /// <summary>PostgreSQL keeps a plan from the sixth execution on.</summary>
    private const int Often = 10;

    [Fact]
    public async Task is_claimed_and_written_down_without_reading_all_of_it()
    {
        await using var receiver = await Receiver.Start(host.Clock);
        var (endpoint, _) = await host.Register(receiver.Url, chapter: null);
        await host.Services.GetRequiredService<Deliverer>().StopAsync(CancellationToken.None);
        await using var databases = new Databases(host.Services.GetRequiredService<IConfiguration>());
        for (var quiet = 0; quiet < Often; quiet++)
        {
            await Queue(endpoint, 1);
            await Deliver(databases);
        }

        await Queue(endpoint, Many);
        var before = await Read(databases);
        await Deliver(databases);

        (await Read(databases) - before).ShouldBeLessThan(Many);
    }

    /// <summary>As one host does it, over the one connection that its pool has opened.</summary>
    private async Task Deliver(Databases databases)
    {
        var ids = host.Services.GetRequiredService<IdSource>();
        var settings = host.Services.GetRequiredService<WebhookSettings>();
        var queue = new DeliveryQueue(databases, ids, host.Clock, settings);
        var parcel = (await queue.Claim(new Dictionary<Guid, int>(), new Dictionary<Guid, int>(), 1, CancellationToken.None))
            .ShouldHaveSingleItem();
        var now = host.Clock.GetUtcNow();
        var attempt = new AttemptRow(parcel.First.Id, 1, now, AttemptClass.Delivered, OutcomeClass.Delivered, 204, 0, null);
        await new DeliveryLog(databases, ids).Finish(
            parcel, [new Conclusion(parcel.First with { State = DeliveryState.Delivered }, attempt)], Health.Well, now);
    }

    private async Task Queue(Guid endpoint, int count)
    {
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var queue = new NpgsqlCommand(
            """
            WITH message AS (
                INSERT INTO webhooks.mt_doc_webhook_message (id, data)
                SELECT gen_random_uuid(), '{"body": "{}"}' FROM generate_series(1, $2) RETURNING id
            )
            INSERT INTO webhooks.mt_doc_webhook_delivery (id, data)
            SELECT delivery, jsonb_build_object(
                'id', delivery, 'endpoint_id', $1, 'message_id', message, 'type', 'notices.notice-posted.v1', 'kind', 'event',
                'state', 'pending', 'attempts', 0, 'created_at', $3, 'due_at', $3, 'is_replay', false, 'attempts_before', 0)
            FROM (SELECT gen_random_uuid() AS delivery, id AS message FROM message) AS due
            """,
            connection);
        queue.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = endpoint });
        queue.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        queue.Parameters.Add(new NpgsqlParameter<string> { TypedValue = StoredJson.TextOf(host.Clock.GetUtcNow()) });
        await queue.ExecuteNonQueryAsync();
    }

    /// <summary>How many deliveries and messages have been read by walking through their tables.</summary>
    private async Task<long> Read(Databases databases)
    {
        await using var flush = databases.For(WebhookStreams.Module).CreateCommand("SELECT pg_stat_force_next_flush()");
        await flush.ExecuteNonQueryAsync();
        await using var connection = new NpgsqlConnection(host.ConnectionString);
        await connection.OpenAsync();
        await using var read = new NpgsqlCommand(
            """
            SELECT sum(seq_tup_read)::bigint FROM pg_stat_user_tables
            WHERE schemaname = 'webhooks' AND relname IN ('mt_doc_webhook_delivery', 'mt_doc_webhook_message')
            """,
            connection);
        return (long)(await read.ExecuteScalarAsync())!;
    }
}
