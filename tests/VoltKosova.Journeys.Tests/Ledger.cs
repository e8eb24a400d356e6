using Npgsql;

namespace VoltKosova.Journeys.Tests;

/// <summary>Holds what clients were told against what lies in the database.</summary>
public sealed class Ledger(string connectionString)
{
    /// <summary>Every broken promise as a sentence; none when all were kept.</summary>
    /// <param name="acknowledged">The addresses whose application was acknowledged.</param>
    public async Task<IReadOnlyList<string>> Faults(IReadOnlyCollection<string> acknowledged)
    {
        var applications = await Rows("SELECT id::text, data ->> 'email', data ->> 'person_id' FROM membership.mt_doc_application");
        var submitted = await Rows(
            "SELECT stream_id::text, data ->> 'person_id' FROM membership.mt_events WHERE type = 'membership.application-submitted.v1'");
        var asked = await Rows("SELECT data ->> 'person_id' FROM membership.mt_doc_mail WHERE data ->> 'template' = 'confirm_email'");
        var answers = await Rows("SELECT id FROM membership.mt_doc_idempotency_answer");
        var behind = await Rows(
            """
            SELECT p.name FROM membership.mt_event_progression AS p
            WHERE p.name = 'membership.ask-to-confirm'
              AND p.last_seq_id < (SELECT max(seq_id) FROM membership.mt_events WHERE type = 'membership.application-submitted.v1')
            """);
        var letters = await Rows("SELECT id FROM membership.mt_doc_dead_letter");
        var byAddress = applications.ToLookup(row => row[1]);
        var mails = asked.ToLookup(row => row[0]);
        return
        [
            .. acknowledged.Where(address => !byAddress.Contains(address)).Select(address => $"{address} was acknowledged and is lost."),
            .. byAddress.Where(rows => rows.Count() > 1).Select(rows => $"{rows.Key} has {rows.Count()} applications."),
            .. applications.Where(row => submitted.Count(fact => fact[0] == row[0]) != 1)
                .Select(row => $"{row[1]} has a row without its one fact."),
            .. submitted.Where(fact => applications.All(row => row[0] != fact[0])).Select(fact => $"{fact[0]} is a fact without its row."),
            .. applications.Where(row => mails[row[2]].Count() != 1)
                .Select(row => $"{row[1]} was asked to confirm {mails[row[2]].Count()} times."),
            .. answers.Count == applications.Count
                ? (string[])[]
                : [$"{answers.Count} answers are kept for {applications.Count} applications."],
            .. behind.Select(row => $"{row[0]} has not caught up."),
            .. letters.Select(row => $"{row[0]} is a dead letter."),
        ];
    }

    /// <summary>Waits until the host has asked everybody to confirm, or nobody more for a while.</summary>
    public async Task UntilAllAreAsked()
    {
        var (patience, began, before) = (TimeSpan.FromMinutes(1), TimeProvider.System.GetTimestamp(), -1L);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (TimeProvider.System.GetElapsedTime(began) < patience && await Unasked() is > 0 and var unasked)
        {
            if (unasked != before)
                (began, before) = (TimeProvider.System.GetTimestamp(), unasked);
            await timer.WaitForNextTickAsync();
        }
    }

    private async Task<long> Unasked() => long.Parse(
        (await Rows(
            """
            SELECT ((SELECT count(*) FROM membership.mt_events WHERE type = 'membership.application-submitted.v1')
              - (SELECT count(*) FROM membership.mt_doc_mail WHERE data ->> 'template' = 'confirm_email'))::text
            """))[0][0],
        System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>
    /// Makes the leases of a dead host end now, so that a test need not wait for them: the next host acts at once, even while PostgreSQL
    /// may still be busy with what the dead one had sent.
    /// </summary>
    public Task EndLeases() =>
        Rows("UPDATE membership.vk_subscriber_lease SET expires_at = clock_timestamp() - interval '1 second' RETURNING name");

    /// <summary>Waits until every lease was renewed or taken over since now; how long that took.</summary>
    public async Task<TimeSpan> UntilEveryLeaseLives(TimeSpan within)
    {
        var began = TimeProvider.System.GetTimestamp();
        var now = (await Rows("SELECT (clock_timestamp() + interval '10 seconds')::text"))[0][0];
        using var patience = new CancellationTokenSource(within);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while ((await Rows($"SELECT name FROM membership.vk_subscriber_lease WHERE expires_at < '{now}'")).Count > 0)
            await timer.WaitForNextTickAsync(patience.Token);
        return TimeProvider.System.GetElapsedTime(began);
    }

    /// <summary>Runs a statement and reads its columns as text.</summary>
    public async Task<List<string[]>> Rows(string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetString(column))]);
        return rows;
    }
}
