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

    /// <summary>
    /// Takes what is due, the longest due first, per endpoint as much as it has free places: a slow one fills its own. An endpoint whose
    /// last attempt failed has one place, so that many hanging ones do not fill a host.
    /// </summary>
    /// <param name="underWay">Requests under way per endpoint on this host.</param>
    /// <param name="allowed">Requests that an endpoint with a pace of its own may still get now; others are not named.</param>
    /// <param name="most">Requests that this host may begin now.</param>
    /// <param name="cancellation">Ends the wait for the database.</param>
    public async Task<IReadOnlyList<Parcel>> Claim(
        IReadOnlyDictionary<Guid, int> underWay, IReadOnlyDictionary<Guid, int> allowed, int most, CancellationToken cancellation)
    {
        await using var claim = new PlannedAnew(
            _database,
            """
            WITH free AS (
                SELECT e.id, e.data AS endpoint, s.data AS secret,
                    CASE WHEN (e.data ->> 'batch')::boolean THEN $8 ELSE 1 END AS width,
                    least(greatest(
                        CASE WHEN h.id IS NULL THEN least($2, (e.data ->> 'at_once')::int) ELSE 1 END - coalesce(b.busy, 0), 0),
                        coalesce(a.allowed, $2)) AS places
                FROM mt_doc_webhook_endpoint e
                JOIN mt_doc_webhook_secret s ON s.id = e.id
                LEFT JOIN mt_doc_webhook_health h ON h.id = e.id
                LEFT JOIN unnest($3, $4) AS b(id, busy) ON b.id = e.id
                LEFT JOIN unnest($9, $10) AS a(id, allowed) ON a.id = e.id
            ), waiting AS (
                SELECT due.id, due.due_at, free.id AS endpoint_id, free.endpoint, free.secret,
                    sum(1.0 / free.width) OVER (ORDER BY due.due_at, due.id) AS load
                FROM free CROSS JOIN LATERAL (
                    SELECT d.id, d.data ->> 'due_at' AS due_at FROM mt_doc_webhook_delivery d
                    WHERE d.data ->> 'endpoint_id' = free.id::text AND d.data ->> 'state' = 'pending' AND d.data ->> 'due_at' <= $1
                      AND (free.endpoint ->> 'state' = 'active' OR d.data ->> 'kind' = 'challenge' OR (d.data ->> 'is_replay')::boolean)
                      AND coalesce((d.data ->> 'claimed_until')::timestamptz <= clock_timestamp(), true)
                    ORDER BY d.data ->> 'due_at' LIMIT free.places * free.width
                    FOR UPDATE SKIP LOCKED) due
            ), picked AS (
                SELECT * FROM waiting WHERE load <= $5
            ), claimed AS (
                UPDATE mt_doc_webhook_delivery d
                SET data = d.data || jsonb_build_object('claim_id', $6::text, 'claimed_until', clock_timestamp() + $7)
                FROM picked, mt_doc_webhook_message m
                WHERE d.id = picked.id AND m.id = (d.data ->> 'message_id')::uuid
                RETURNING d.data, m.data ->> 'body' AS body, picked.endpoint_id, picked.endpoint, picked.secret, picked.due_at, picked.id
            )
            SELECT data, body, endpoint, secret FROM claimed ORDER BY endpoint_id, due_at, id
            """);
        var claimId = ids.Next();
        claim.Parameters.Add(Text(StoredJson.TextOf(clock.GetUtcNow())));
        claim.Parameters.Add(Number(settings.AtOncePerEndpoint));
        claim.Parameters.Add(Ids([.. underWay.Keys]));
        claim.Parameters.Add(Numbers([.. underWay.Values]));
        claim.Parameters.Add(Number(most));
        claim.Parameters.Add(Text(claimId.ToString()));
        claim.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = _lease, NpgsqlDbType = NpgsqlDbType.Interval });
        claim.Parameters.Add(Number(Parcel.MostInBatch));
        claim.Parameters.Add(Ids([.. allowed.Keys]));
        claim.Parameters.Add(Numbers([.. allowed.Values]));
        await using var reader = await claim.Read(cancellation);
        var claimed = new List<(EndpointRow Endpoint, SecretRow Secret, Item Item)>();
        while (await reader.ReadAsync(cancellation))
        {
            claimed.Add((
                StoredJson.Read<EndpointRow>(reader.GetString(2)),
                StoredJson.Read<SecretRow>(reader.GetString(3)),
                new Item(StoredJson.Read<DeliveryRow>(reader.GetString(0)), reader.GetString(1))));
        }

        return
        [
            .. claimed.GroupBy(one => one.Endpoint.Id).SelectMany(group =>
                Parcel.Pack(claimId, group.First().Endpoint, group.First().Secret, [.. group.Select(one => one.Item)])),
        ];
    }

    /// <summary>Gives a claim back without an attempt, because the host ends.</summary>
    public async Task GiveBack(Parcel parcel, CancellationToken cancellation)
    {
        await using var release = _database.CreateCommand(
            """
            UPDATE mt_doc_webhook_delivery SET data = data - 'claim_id' - 'claimed_until'
            WHERE id = ANY ($1) AND data ->> 'claim_id' = $2
            """);
        release.Parameters.Add(Ids([.. parcel.Items.Select(item => item.Delivery.Id)]));
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
                WHERE e.id = (d.data ->> 'endpoint_id')::uuid
                  AND (e.data ->> 'state' = 'active' OR d.data ->> 'kind' = 'challenge' OR (d.data ->> 'is_replay')::boolean))
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

    private static NpgsqlParameter<int> Number(int value) => new() { TypedValue = value };

    private static NpgsqlParameter<int[]> Numbers(int[] values) => new() { TypedValue = values };

    private static NpgsqlParameter<Guid[]> Ids(Guid[] values) => new() { TypedValue = values };
}
