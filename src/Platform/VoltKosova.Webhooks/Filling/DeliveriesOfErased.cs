using Npgsql;
using VoltKosova.Postgres;
using VoltKosova.Privacy;

namespace VoltKosova.Webhooks.Filling;

/// <summary>
/// Deletes what was to be sent, or was sent, about a person before they were erased, with what receivers answered. That they were erased
/// goes out: receivers are to forget too.
/// </summary>
public sealed class DeliveriesOfErased(Databases databases) : IForgetPerson
{
    /// <inheritdoc />
    public static string Part => WebhookStreams.Module;

    /// <inheritdoc />
    public async Task Forget(Guid person, DateTimeOffset erasedAt, CancellationToken cancellation)
    {
        await using var delete = databases.For(WebhookStreams.Module).CreateCommand(
            """
            WITH bodies AS (
                DELETE FROM mt_doc_webhook_message
                WHERE strpos(data ->> 'body', $1) > 0 AND (data ->> 'at')::timestamptz < $2 RETURNING id
            ), deliveries AS (
                DELETE FROM mt_doc_webhook_delivery AS delivery USING bodies
                WHERE delivery.data ->> 'message_id' = bodies.id::text RETURNING delivery.id
            )
            DELETE FROM mt_doc_webhook_attempt AS attempt USING deliveries WHERE attempt.data ->> 'delivery_id' = deliveries.id::text
            """);
        delete.Parameters.Add(new NpgsqlParameter<string> { TypedValue = person.ToString() });
        delete.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = erasedAt });
        await delete.ExecuteNonQueryAsync(cancellation);
    }
}
