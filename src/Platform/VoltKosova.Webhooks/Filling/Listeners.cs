using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Postgres;
using VoltKosova.Webhooks.Endpoints;

namespace VoltKosova.Webhooks.Filling;

/// <summary>Who has asked for a type of event.</summary>
internal sealed class Listeners(Databases databases)
{
    /// <summary>The endpoints that asked for the type and have no row for this message yet, the disabled ones included.</summary>
    public async Task<IReadOnlyList<EndpointRow>> To(string type, Guid message, CancellationToken cancellation)
    {
        await using var find = databases.For(WebhookStreams.Module).CreateCommand(
            """
            SELECT e.data FROM mt_doc_webhook_endpoint e
            WHERE e.data ->> 'state' IN ('active', 'disabled') AND jsonb_exists(e.data -> 'event_types', $1)
              AND NOT EXISTS (
                SELECT FROM mt_doc_webhook_delivery d WHERE d.data ->> 'message_id' = $2 AND d.data ->> 'endpoint_id' = e.id::text)
            ORDER BY e.id
            """);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = type });
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = message.ToString() });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var endpoints = new List<EndpointRow>();
        while (await reader.ReadAsync(cancellation))
            endpoints.Add(StoredJson.Read<EndpointRow>(reader.GetString(0)));
        return endpoints;
    }
}
