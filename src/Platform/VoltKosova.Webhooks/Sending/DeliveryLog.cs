using Npgsql;
using NpgsqlTypes;
using VoltKosova.EventStore;
using VoltKosova.Postgres;
using VoltKosova.Webhooks.Endpoints;
using VoltKosova.Webhooks.Filling;

namespace VoltKosova.Webhooks.Sending;

/// <summary>Writes down how attempts ended: the deliveries as they stand now, a line each, and what it says about the endpoint.</summary>
internal sealed class DeliveryLog(Databases databases, IdSource ids)
{
    private readonly NpgsqlDataSource _database = databases.For(WebhookStreams.Module);

    /// <summary>
    /// Writes how an attempt ended, with its lines in the log and what it says about the endpoint's health, unless the claim was lost.
    /// </summary>
    /// <returns>Since when every attempt at the endpoint has failed, when this one did and counts.</returns>
    public async Task<DateTimeOffset?> Finish(Parcel parcel, IReadOnlyList<Conclusion> conclusions, Health health, DateTimeOffset now)
    {
        await using var finish = new PlannedAnew(
            _database,
            """
            WITH ended AS (
                SELECT * FROM unnest($1::uuid[], $2::jsonb[], $3::uuid[], $4::jsonb[]) AS e(id, after, attempt_id, attempt)
            ), finished AS (
                UPDATE mt_doc_webhook_delivery d SET data = ended.after, mt_last_modified = now()
                FROM ended WHERE d.id = ended.id AND d.data ->> 'claim_id' = $5 RETURNING d.id
            ), logged AS (
                INSERT INTO mt_doc_webhook_attempt (id, data) SELECT attempt_id, attempt FROM ended JOIN finished USING (id)
            ), well AS (
                DELETE FROM mt_doc_webhook_health WHERE $6 = 'well' AND id = $7 AND EXISTS (SELECT FROM finished)
            ), unwell AS (
                INSERT INTO mt_doc_webhook_health AS h (id, data)
                SELECT $7, jsonb_build_object('failing_since', $8::text, 'last_failure_at', $8::text)
                FROM finished WHERE $6 = 'unwell' LIMIT 1
                ON CONFLICT (id) DO UPDATE SET data = CASE
                    WHEN h.data ->> 'last_failure_at' < $9 THEN excluded.data
                    ELSE h.data || jsonb_build_object('last_failure_at', $8::text) END
                RETURNING data ->> 'failing_since'
            )
            SELECT * FROM unwell
            """);
        finish.Parameters.Add(Ids([.. conclusions.Select(one => one.After.Id)]));
        finish.Parameters.Add(Jsons([.. conclusions.Select(one => StoredJson.Write(one.After))]));
        finish.Parameters.Add(Ids([.. conclusions.Select(_ => ids.Next())]));
        finish.Parameters.Add(Jsons([.. conclusions.Select(one => StoredJson.Write(one.Attempt))]));
        finish.Parameters.Add(Text(parcel.ClaimId.ToString()));
        finish.Parameters.Add(Text(StoredJson.NameOf(health)));
        finish.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = parcel.Endpoint.Id });
        finish.Parameters.Add(Text(StoredJson.TextOf(now)));
        finish.Parameters.Add(Text(StoredJson.TextOf(now - FailureRule.Memory)));
        await using var unwell = await finish.Read(CancellationToken.None);
        var since = await unwell.ReadAsync(CancellationToken.None) ? unwell.GetString(0) : null;

        // It is committed only when nothing more comes.
        await unwell.NextResultAsync(CancellationToken.None);
        return since is null ? null : StoredJson.Read<DateTimeOffset>($"\"{since}\"");
    }

    /// <summary>Writes that this host failed: a line in the log, no attempt charged, due again when the lease has ended.</summary>
    public async Task NoteOwnFailure(IReadOnlyList<AttemptRow> attempts)
    {
        await using var note = _database.CreateCommand(
            "INSERT INTO mt_doc_webhook_attempt (id, data) SELECT * FROM unnest($1::uuid[], $2::jsonb[])");
        note.Parameters.Add(Ids([.. attempts.Select(_ => ids.Next())]));
        note.Parameters.Add(Jsons([.. attempts.Select(StoredJson.Write)]));
        await note.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };

    private static NpgsqlParameter<Guid[]> Ids(Guid[] values) => new() { TypedValue = values };

    private static NpgsqlParameter Jsons(string[] values) =>
        new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb };
}

/// <summary>A delivery after an attempt, and the attempt.</summary>
internal sealed record Conclusion(DeliveryRow After, AttemptRow Attempt);

/// <summary>What an attempt says about its endpoint.</summary>
internal enum Health
{
    /// <summary>Nothing: it was a challenge, a sample or a replay.</summary>
    Unsaid,

    /// <summary>It takes events.</summary>
    Well,

    /// <summary>It does not.</summary>
    Unwell,
}
