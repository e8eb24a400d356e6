using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Postgres;

namespace VoltKosova.Webhooks.Filling;

/// <summary>Finds what has ended, so that it may be sent again.</summary>
internal sealed class EndedDeliveries(Databases databases)
{
    /// <summary>Deliveries of events, the oldest first. Both ends of the range belong to it.</summary>
    public async Task<IReadOnlyList<DeliveryRow>> Of<TState>(
        Guid endpoint,
        (DateTimeOffset Since, DateTimeOffset Until) range,
        IEnumerable<TState> states,
        IReadOnlyList<string> types,
        int most,
        CancellationToken cancellation)
        where TState : struct, Enum
    {
        await using var find = databases.For(WebhookStreams.Module).CreateCommand(
            """
            SELECT data FROM mt_doc_webhook_delivery
            WHERE data ->> 'endpoint_id' = $1 AND data ->> 'kind' = 'event' AND data ->> 'state' = ANY ($2)
              AND data ->> 'created_at' >= $3 AND data ->> 'created_at' <= $4
              AND (cardinality($5) = 0 OR data ->> 'type' = ANY ($5))
            ORDER BY data ->> 'created_at', id LIMIT $6
            """);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = endpoint.ToString() });
        find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. states.Select(StoredJson.NameOf)] });
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = StoredJson.TextOf(range.Since) });
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = StoredJson.TextOf(range.Until) });
        find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. types] });
        find.Parameters.Add(new NpgsqlParameter<int> { TypedValue = most });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var found = new List<DeliveryRow>();
        while (await reader.ReadAsync(cancellation))
            found.Add(StoredJson.Read<DeliveryRow>(reader.GetString(0)));
        return found;
    }
}
