using Npgsql;
using VoltKosova.Benchmarks.Measuring;

namespace VoltKosova.Benchmarks.Under;

/// <summary>What the benches know of a host's insides: where its subscribers stand and what its mails say.</summary>
internal sealed class Movement(Town town) : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    private readonly NpgsqlDataSource _database = NpgsqlDataSource.Create(town.Database);

    /// <summary>Waits until every application has had its reaction and every mail has been looked at.</summary>
    public Task WhenDrained(bool mails = true) => Until(
        () => Is(
            $"""
            SELECT coalesce((SELECT last_seq_id FROM membership.mt_event_progression WHERE name = 'membership.ask-to-confirm'), 0)
                >= coalesce((SELECT seq_id FROM membership.mt_events WHERE type = 'membership.application-submitted.v1'
                    ORDER BY seq_id DESC LIMIT 1), 0)
                AND NOT ({mails} AND EXISTS (SELECT FROM membership.mt_doc_mail WHERE data ->> 'state' = 'due'))
            """),
        TimeSpan.FromMilliseconds(10));

    /// <summary>Applications whose address is confirmed, ready to be decided on.</summary>
    public async Task<IReadOnlyList<Guid>> UnderReview(int count)
    {
        await Load.Send(town.Host.Address, 8, count, Town.Applies);
        await WhenDrained();
        var tokens = await Column<string>(
            """
            SELECT substring(data ->> 'body' from 'confirmations/([A-Za-z0-9_-]+)') FROM membership.mt_doc_mail
            WHERE data ->> 'template' = 'confirm_email' ORDER BY id DESC LIMIT $1
            """,
            count);
        using (var confirm = new SemaphoreSlim(8))
        using (var client = new HttpClient { BaseAddress = town.Host.Address })
        {
            await Task.WhenAll(tokens.Select(async token =>
            {
                await confirm.WaitAsync();
                using var reply = await client.PostAsync($"/api/v1/membership/confirmations/{token}", null);
                confirm.Release();
                reply.EnsureSuccessStatusCode();
            }));
        }

        return await Column<Guid>(
            "SELECT id FROM membership.mt_doc_application WHERE data ->> 'state' = 'under_review' ORDER BY id LIMIT $1", count);
    }

    /// <summary>
    /// Milliseconds from the commit of an admission in Membership to the commit of the volunteer that follows in Volunteering, by
    /// PostgreSQL's own commit timestamps.
    /// </summary>
    public async Task<IReadOnlyList<double>> FromAdmissionToVolunteer(long after, int count)
    {
        List<double> seen = [];
        await Until(async () => (seen = await Reactions(after)).Count >= count, TimeSpan.FromMilliseconds(200));
        return seen;
    }

    private Task<List<double>> Reactions(long after) => Column<double>(
        """
        SELECT 1000 * extract(epoch FROM pg_xact_commit_timestamp(effect.xmin) - pg_xact_commit_timestamp(cause.xmin))::float8
        FROM membership.mt_events AS cause
        JOIN volunteering.mt_events AS effect ON effect.causation_id = cause.id::text
        WHERE cause.type = 'membership.member-admitted.v1' AND cause.seq_id > $1
        """,
        after);

    public async Task<long> End() => (await Column<long>("SELECT coalesce(max(seq_id), 0) + $1 FROM membership.mt_events", 0))[0];

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static async Task Until(Func<Task<bool>> done, TimeSpan pause)
    {
        using var patience = new CancellationTokenSource(_patience);
        while (!await done())
            await Task.Delay(pause, patience.Token);
    }

    private async Task<bool> Is(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private async Task<List<T>> Column<T>(string sql, long parameter)
    {
        await using var command = _database.CreateCommand(sql);
        command.CommandTimeout = 0;
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = parameter });
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<T>();
        while (await reader.ReadAsync())
            values.Add(reader.GetFieldValue<T>(0));
        return values;
    }
}
