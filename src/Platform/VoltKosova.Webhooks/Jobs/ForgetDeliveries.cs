using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Jobs;
using VoltKosova.Kernel;
using VoltKosova.Postgres;

namespace VoltKosova.Webhooks.Jobs;

/// <summary>
/// Deletes the log of old deliveries, piece by piece: deliveries that have ended, their attempts with what receivers answered, bodies that
/// no delivery needs any more. What still waits is left alone, however old it is.
/// </summary>
internal sealed class ForgetDeliveries(Databases databases, TimeProvider clock) : IJob<ForgetDeliveries.Parameters>
{
    private static readonly LocalText _deleting = new("Po fshihen dërgesat", "Brisanje isporuka", "Deleting deliveries");
    private static readonly LocalText _deleted = new("U fshinë {0} dërgesa.", "Obrisano isporuka: {0}.", "Deleted {0} deliveries.");

    public static JobDeclaration Declaration { get; } = new(
        "webhooks.forget-deliveries",
        new LocalText("Fshi dërgesat e vjetra", "Obriši stare isporuke", "Delete old deliveries"),
        new LocalText(
            "Fshin dërgesat e përfunduara të webhook-ëve, me përpjekjet dhe përgjigjet e tyre.",
            "Briše završene isporuke webhookova, sa pokušajima i odgovorima.",
            "Deletes deliveries of webhooks that have ended, with their attempts and answers."),
        WebhookRights.CleanUp,
        "0 45 3 * * ?",
        TimeSpan.FromMinutes(30),
        JobRetry.Usual);

    public async Task Run(Parameters parameters, JobRun run, CancellationToken cancellation)
    {
        var before = StoredJson.TextOf(clock.GetUtcNow() - TimeSpan.FromDays(parameters.OlderThanDays));
        var (deleted, piece) = (0, 0);
        do
        {
            await run.Report(deleted, null, _deleting);
            piece = await Delete(before, cancellation);
            deleted += piece;
        }
        while (piece > 0);

        await DeleteBodies(before, cancellation);
        await DeleteKnownIds(cancellation);
        run.Log(_deleted, deleted);
    }

    private async Task<int> Delete(string before, CancellationToken cancellation)
    {
        await using var delete = databases.For(WebhookStreams.Module).CreateCommand(
            """
            WITH old AS (
                SELECT id FROM mt_doc_webhook_delivery
                WHERE data ->> 'created_at' < $1 AND data ->> 'state' <> 'pending' LIMIT 1000
                FOR UPDATE SKIP LOCKED
            ), attempts AS (
                DELETE FROM mt_doc_webhook_attempt a USING old WHERE a.data ->> 'delivery_id' = old.id::text
            )
            DELETE FROM mt_doc_webhook_delivery d USING old WHERE d.id = old.id
            """);
        delete.Parameters.Add(new NpgsqlParameter<string> { TypedValue = before });
        return await delete.ExecuteNonQueryAsync(cancellation);
    }

    private async Task DeleteBodies(string before, CancellationToken cancellation)
    {
        await using var delete = databases.For(WebhookStreams.Module).CreateCommand(
            """
            DELETE FROM mt_doc_webhook_message m
            WHERE m.mt_last_modified < $1::timestamptz
              AND NOT EXISTS (SELECT FROM mt_doc_webhook_delivery d WHERE d.data ->> 'message_id' = m.id::text)
            """);
        delete.Parameters.Add(new NpgsqlParameter<string> { TypedValue = before });
        await delete.ExecuteNonQueryAsync(cancellation);
    }

    private async Task DeleteKnownIds(CancellationToken cancellation)
    {
        await using var delete = databases.For(WebhookStreams.Module).CreateCommand(
            "DELETE FROM mt_doc_webhook_received WHERE data ->> 'at' < $1");
        var before = clock.GetUtcNow() - TimeSpan.FromDays(Retention.KnownIdsDays);
        delete.Parameters.Add(new NpgsqlParameter<string> { TypedValue = StoredJson.TextOf(before) });
        await delete.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>What staff choose.</summary>
    internal sealed record Parameters(
        [JobParameter("Më të vjetra se (ditë)", "Starije od (dana)", "Older than (days)", Min = Retention.ReplayableDays, Max = 3650)]
        int OlderThanDays = 30);
}
