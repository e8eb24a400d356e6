using Npgsql;
using NpgsqlTypes;
using VoltKosova.EventStore;
using VoltKosova.Postgres;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Filling;

namespace VoltKosova.Webhooks.Sending;

/// <summary>
/// The deliveries that are due, shared by all hosts. A claim is a lease with an id: whoever lost it without noticing writes nothing. Leases
/// go by the database's clock, what is due by the business's.
/// </summary>
internal sealed class DeliveryQueue(Databases databases, IdSource ids, TimeProvider clock, WebhookSettings settings)
{
    private readonly TimeSpan _lease = settings.Timeout + TimeSpan.FromSeconds(45);

    private readonly NpgsqlDataSource _database = databases.For(WebhookStreams.Module);

    /// <summary>Takes what is due, the longest due first, per endpoint as much as it has free places: a slow one fills its own.</summary>
    public async Task<IReadOnlyList<Parcel>> Claim(IReadOnlyDictionary<Guid, int> busy, int most, CancellationToken cancellation)
    {
        await using var claim = _database.CreateCommand(
            """
            WITH free AS (
                SELECT e.id, e.data AS endpoint, s.data AS secret, greatest($2 - coalesce(b.busy, 0), 0) AS places
                FROM mt_doc_webhook_endpoint e
                JOIN mt_doc_webhook_secret s ON s.id = e.id
                LEFT JOIN unnest($3, $4) AS b(id, busy) ON b.id = e.id
            ), picked AS (
                SELECT due.id, free.endpoint, free.secret
                FROM free CROSS JOIN LATERAL (
                    SELECT d.id, d.data ->> 'due_at' AS due_at FROM mt_doc_webhook_delivery d
                    WHERE d.data ->> 'endpoint_id' = free.id::text AND d.data ->> 'state' = 'pending' AND d.data ->> 'due_at' <= $1
                      AND (free.endpoint ->> 'state' = 'active' OR d.data ->> 'kind' = 'challenge')
                      AND coalesce((d.data ->> 'claimed_until')::timestamptz <= clock_timestamp(), true)
                    ORDER BY d.data ->> 'due_at' LIMIT free.places
                    FOR UPDATE SKIP LOCKED) due
                ORDER BY due.due_at LIMIT $5
            )
            UPDATE mt_doc_webhook_delivery d
            SET data = d.data || jsonb_build_object('claim_id', $6::text, 'claimed_until', clock_timestamp() + $7)
            FROM picked, mt_doc_webhook_message m
            WHERE d.id = picked.id AND m.id = (d.data ->> 'message_id')::uuid
            RETURNING d.data, m.data ->> 'body', picked.endpoint, picked.secret
            """);
        var claimId = ids.Next();
        claim.Parameters.Add(Text(StoredJson.TextOf(clock.GetUtcNow())));
        claim.Parameters.Add(new NpgsqlParameter<int> { TypedValue = settings.AtOncePerEndpoint });
        claim.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. busy.Keys] });
        claim.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. busy.Values] });
        claim.Parameters.Add(new NpgsqlParameter<int> { TypedValue = most });
        claim.Parameters.Add(Text(claimId.ToString()));
        claim.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = _lease, NpgsqlDbType = NpgsqlDbType.Interval });
        await using var reader = await claim.ExecuteReaderAsync(cancellation);
        var parcels = new List<Parcel>();
        while (await reader.ReadAsync(cancellation))
        {
            parcels.Add(new Parcel(
                claimId,
                StoredJson.Read<DeliveryRow>(reader.GetString(0)),
                reader.GetString(1),
                StoredJson.Read<EndpointRow>(reader.GetString(2)),
                StoredJson.Read<SecretRow>(reader.GetString(3))));
        }

        return parcels;
    }

    /// <summary>Writes how an attempt ended, with its line in the log; false when the claim was lost meanwhile.</summary>
    public async Task<bool> Finish(Parcel parcel, DeliveryRow after, AttemptRow attempt, CancellationToken cancellation)
    {
        await using var finish = _database.CreateCommand(
            """
            WITH finished AS (
                UPDATE mt_doc_webhook_delivery SET data = $3, mt_last_modified = now()
                WHERE id = $1 AND data ->> 'claim_id' = $2 RETURNING id)
            INSERT INTO mt_doc_webhook_attempt (id, data) SELECT $4, $5 FROM finished
            """);
        finish.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = parcel.Delivery.Id });
        finish.Parameters.Add(Text(parcel.ClaimId.ToString()));
        finish.Parameters.Add(Json(StoredJson.Write(after)));
        finish.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = ids.Next() });
        finish.Parameters.Add(Json(StoredJson.Write(attempt)));
        return await finish.ExecuteNonQueryAsync(cancellation) == 1;
    }

    /// <summary>Gives a claim back without an attempt, because the host ends.</summary>
    public async Task GiveBack(Parcel parcel, CancellationToken cancellation)
    {
        await using var release = _database.CreateCommand(
            "UPDATE mt_doc_webhook_delivery SET data = data - 'claim_id' - 'claimed_until' WHERE id = $1 AND data ->> 'claim_id' = $2");
        release.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = parcel.Delivery.Id });
        release.Parameters.Add(Text(parcel.ClaimId.ToString()));
        await release.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>What falls due for an endpoint that is disabled or gone is kept as skipped.</summary>
    public async Task SkipUnwanted(CancellationToken cancellation)
    {
        await using var skip = _database.CreateCommand(
            """
            UPDATE mt_doc_webhook_delivery d
            SET data = (d.data - 'claim_id' - 'claimed_until') || '{"state": "skipped", "last_outcome": "endpoint_disabled"}'
            WHERE d.data ->> 'state' = 'pending' AND d.data ->> 'due_at' <= $1
              AND NOT EXISTS (
                SELECT FROM mt_doc_webhook_endpoint e
                WHERE e.id = (d.data ->> 'endpoint_id')::uuid AND (e.data ->> 'state' = 'active' OR d.data ->> 'kind' = 'challenge'))
              AND coalesce((d.data ->> 'claimed_until')::timestamptz <= clock_timestamp(), true)
            """);
        skip.Parameters.Add(Text(StoredJson.TextOf(clock.GetUtcNow())));
        await skip.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Whether anything is due, claimed or not.</summary>
    public async Task<bool> IsEmpty(CancellationToken cancellation)
    {
        await using var find = _database.CreateCommand(
            "SELECT NOT EXISTS (SELECT FROM mt_doc_webhook_delivery WHERE data ->> 'state' = 'pending' AND data ->> 'due_at' <= $1)");
        find.Parameters.Add(Text(StoredJson.TextOf(clock.GetUtcNow())));
        return await find.ExecuteScalarAsync(cancellation) is true;
    }

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };

    private static NpgsqlParameter Json(string value) => new() { Value = value, NpgsqlDbType = NpgsqlDbType.Jsonb };
}

/// <summary>A claimed delivery with all that an attempt needs.</summary>
internal sealed record Parcel(Guid ClaimId, DeliveryRow Delivery, string Body, EndpointRow Endpoint, SecretRow Secret)
{
    /// <summary>This claim of this delivery; another one may follow when the lease has ended.</summary>
    public (Guid Claim, Guid Delivery) Key => (ClaimId, Delivery.Id);
}
