using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shouldly;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Journeys.Tests;

/// <summary>
/// Two hosts over one database deliver to one receiver, which is slow enough that requests are always under way. One host is frozen with
/// requests in its hands and wakes up late, the other is killed: everything arrives at least once, under one id, and is written once.
/// </summary>
public sealed class Webhooks_of_hosts_that_die : IAsyncLifetime
{
    private const string Email = "a@example.org";
    private const int Partners = 60;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(90);

    private readonly TestDatabase _database = new();
    private readonly ConcurrentQueue<(string Id, string Subject)> _received = new();
    private readonly Deliveries _deliveries = new(TimeProvider.System);
    private readonly SemaphoreSlim _pace = new(0);

    [Fact]
    public async Task lose_nothing_and_send_nothing_under_two_ids()
    {
        await using var receiver = await Receive();
        await using var frozen = await Host();
        await Administrator.SetUp(Email, frozen);
        using var admin = await Administrator.SignedIn(Email, frozen);
        await using var killed = await Host();
        var endpoint = await admin.Post("/api/v1/webhooks/endpoints", new
        {
            url = receiver.Urls.Single() + "/hook",
            event_types = new[] { "partnerships.partner-added.v1" },
        });
        endpoint.Status.ShouldBe(HttpStatusCode.Created, endpoint.Code);
        await Until("SELECT 1 FROM webhooks.mt_doc_webhook_endpoint WHERE data ->> 'state' = 'active'");
        var founded = await admin.Post(
            "/api/v1/chapters/chapters", new { level = "movement", name = "Volt", names = new { sq = "Volt", sr = "Volt", en = "Volt" } });
        var added = new HashSet<string>();
        for (var number = 0; number < Partners; number++)
        {
            var partner = await admin.Post("/api/v1/partnerships/partners", new
            {
                chapter_id = founded.Id("chapter_id"),
                kind = "ngo",
                profile = new { name = $"Partner {number}", country = "XK" },
            });
            partner.Status.ShouldBe(HttpStatusCode.Created, partner.Code);
            added.Add(partner.Id("partner_id").ToString());
        }

        // Both hosts have requests under way that the receiver does not answer yet.
        await UntilReceived(8);
        await frozen.Freeze();
        await killed.Kill();
        await EndLeases();
        await using var third = await Host();
        _pace.Release(40);
        await UntilReceived(28);

        // The frozen one comes back to claims that are no longer its own.
        await frozen.Thaw();
        _pace.Release(10_000);
        await Until($"SELECT 1 WHERE (SELECT count(*) FROM webhooks.mt_doc_webhook_delivery WHERE data ->> 'kind' = 'event' "
            + $"AND data ->> 'state' = 'delivered') = {Partners}");

        _received.Select(one => one.Subject).ToHashSet().ShouldBe(added, ignoreOrder: true);
        _received.GroupBy(one => one.Subject).ShouldAllBe(same => same.Select(one => one.Id).Distinct().Count() == 1);
        _received.Count.ShouldBeGreaterThan(Partners, "nothing was under way when hosts died: the test proves nothing");
        (await Column(
            """
            SELECT a.data ->> 'delivery_id' FROM webhooks.mt_doc_webhook_attempt a
            WHERE a.data ->> 'class' = 'delivered' GROUP BY 1 HAVING count(*) > 1
            """)).ShouldBeEmpty("a claim that was lost was written");
        await _deliveries.ShouldBeVerified(receiver.Urls.Single());
    }

    public async ValueTask InitializeAsync() => await _database.InitializeWhole();

    public async ValueTask DisposeAsync()
    {
        _pace.Dispose();
        await _database.DisposeAsync();
    }

    private async Task<WebApplication> Receive()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/hook", async (HttpRequest request) =>
        {
            var received = await _deliveries.Take(request);
            if (received.Challenge is { } challenge)
                return Results.Json(new { challenge });
            _received.Enqueue((received.Id, received.Json["data"]!["partner_id"]!.GetValue<string>()));
            await _pace.WaitAsync();
            return Results.NoContent();
        });
        await app.StartAsync();
        return app;
    }

    private Task<HostProcess> Host() => HostProcess.Start(
        _database.ConnectionString,
        ("Webhooks__AllowHttp", "true"),
        ("Webhooks__AllowedNetworks__0", "127.0.0.0/8"),
        ("Webhooks__TimeoutSeconds", "60"),
        ("Access__PasswordRounds", "1000"));

    /// <summary>What dead hosts hold is free at once, so that the test need not wait for leases to end.</summary>
    private async Task EndLeases()
    {
        foreach (var schema in await Column(
            "SELECT table_schema::text FROM information_schema.tables WHERE table_name = 'vk_subscriber_lease'"))
            await Column($"UPDATE {schema}.vk_subscriber_lease SET expires_at = clock_timestamp() - interval '1 s' RETURNING name");
        await Column(
            """
            UPDATE webhooks.mt_doc_webhook_delivery SET data = data || '{"claimed_until": "2020-01-01T00:00:00Z"}'
            WHERE data ? 'claimed_until' RETURNING id::text
            """);
    }

    private async Task UntilReceived(int count)
    {
        using var patience = new CancellationTokenSource(_patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (_received.Count < count)
            await timer.WaitForNextTickAsync(patience.Token);
    }

    private async Task Until(string sql)
    {
        using var patience = new CancellationTokenSource(_patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while ((await Column(sql)).Count == 0)
            await timer.WaitForNextTickAsync(patience.Token);
    }

    private async Task<List<string>> Column(string sql)
    {
        await using var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var column = new List<string>();
        while (await reader.ReadAsync())
            column.Add(reader.GetValue(0).ToString()!);
        return column;
    }
}
