using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;

namespace VoltKosova.Benchmarks.Under;

/// <summary>
/// Endpoints of a town, registered over HTTP, and deliveries to them. The deliveries are written by SQL, as the reaction writes them, so
/// that sending alone is measured.
/// </summary>
internal sealed class Posts(Town town) : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(town.Database);

    /// <summary>Receivers on this machine are allowed.</summary>
    public static (string Name, string Value)[] Settings { get; } =
        [("Webhooks__AllowHttp", "true"), ("Webhooks__AllowedNetworks__0", "127.0.0.0/8")];

    /// <summary>An endpoint that has answered its challenge.</summary>
    public async Task<Guid> Register(Hooks hooks, bool batch = false)
    {
        using var client = new HttpClient { BaseAddress = town.Host.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", town.Token);
        using var reply = await client.PostAsJsonAsync(
            "/api/v1/webhooks/endpoints", new { url = hooks.Url, event_types = new[] { "partnerships.partner-added.v1" }, batch });
        reply.EnsureSuccessStatusCode();
        var endpoint = (Guid)JsonNode.Parse(await reply.Content.ReadAsStringAsync())!["id"]!;
        await Until("SELECT data ->> 'state' = 'active' FROM webhooks.mt_doc_webhook_endpoint WHERE id = $1", endpoint);
        return endpoint;
    }

    /// <summary>So many events that are due at once at each of the endpoints.</summary>
    public async Task Queue(int count, params Guid[] endpoints)
    {
        await using var queue = _database.CreateCommand(
            """
            WITH message AS (
                INSERT INTO webhooks.mt_doc_webhook_message (id, data)
                SELECT id, jsonb_build_object('type', 'partnerships.partner-added.v1', 'at', $3, 'body', json_build_object(
                    'specversion', '1.0', 'id', id, 'source', 'https://bench.example', 'type', 'partnerships.partner-added.v1',
                    'subject', id, 'time', $3, 'datacontenttype', 'application/json',
                    'data', json_build_object('partner_id', id, 'chapter_id', id, 'kind', 'ngo', 'country', 'XK'))::text)
                FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, $1)) AS new
                RETURNING id
            )
            INSERT INTO webhooks.mt_doc_webhook_delivery (id, data)
            SELECT delivery, jsonb_build_object(
                'id', delivery, 'endpoint_id', endpoint, 'message_id', message, 'type', 'partnerships.partner-added.v1', 'kind', 'event',
                'state', 'pending', 'attempts', 0, 'created_at', $3, 'due_at', $3, 'is_replay', false, 'attempts_before', 0)
            FROM (
                SELECT gen_random_uuid() AS delivery, message.id AS message, endpoint FROM message CROSS JOIN unnest($2) AS endpoint) AS due
            """);
        queue.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
        queue.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = endpoints });
        queue.Parameters.Add(new NpgsqlParameter<string> { TypedValue = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ") });
        await queue.ExecuteNonQueryAsync();
    }

    /// <summary>When every delivery to these endpoints has been written down as ended.</summary>
    public async Task WhenDone(params Guid[] endpoints)
    {
        foreach (var endpoint in endpoints)
        {
            await Until(
                """
                SELECT NOT EXISTS (SELECT FROM webhooks.mt_doc_webhook_delivery
                    WHERE data ->> 'endpoint_id' = $1::text AND data ->> 'state' = 'pending')
                """,
                endpoint);
        }
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task Until(string sql, Guid endpoint)
    {
        using var patience = new CancellationTokenSource(_patience);
        while (true)
        {
            await using var look = _database.CreateCommand(sql);
            look.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = endpoint });
            if (await look.ExecuteScalarAsync(patience.Token) is true)
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(50), patience.Token);
        }
    }
}
