using Npgsql;

namespace VoltKosova.Journeys.Tests;

/// <summary>Reads a history from the database of the hosts.</summary>
public static class HistoryBook
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);

    /// <summary>The history once nothing in it is broken, or after a minute: what is under way takes a while, a fault stays.</summary>
    public static async Task<History> Settled(string database, Told told)
    {
        using var patience = new CancellationTokenSource(_patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        for (var history = await Read(database, told); ; history = await Read(database, told))
        {
            if (history.Faults().Count == 0 || patience.IsCancellationRequested)
                return history;
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private static async Task<History> Read(string database, Told told)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        return new History(
            told,
            await List(
                """
                SELECT seq_id, id, stream_id, version, type, data ->> 'person_id',
                  coalesce(data ->> 'number', data ->> 'member_id', data ->> 'chapter_id')
                FROM membership.mt_events ORDER BY seq_id
                """,
                reader => new Fact(
                    reader.GetInt64(0), reader.GetGuid(1), reader.GetGuid(2), reader.GetInt64(3), reader.GetString(4), Text(reader, 5),
                    Text(reader, 6))),
            await List(
                """
                SELECT id, (data ->> 'version')::bigint, data ->> 'state', data ->> 'email', data ->> 'person_id', data ->> 'number',
                  data ->> 'chapter_id', data ->> 'member_id'
                FROM membership.mt_doc_application
                """,
                reader => new ViewRow(
                    reader.GetGuid(0), reader.GetInt64(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), Text(reader, 5),
                    Text(reader, 6), Text(reader, 7))),
            await Mailed("confirm_email"),
            await Mailed("email_confirmed"),
            await List("SELECT (data ->> 'application_id')::uuid FROM membership.mt_doc_entry", reader => reader.GetGuid(0)),
            (await List(
                """
                SELECT coalesce(sum(value::bigint), 0)::bigint
                FROM membership.mt_doc_application_figures CROSS JOIN jsonb_each_text(data -> 'values')
                """,
                reader => reader.GetInt64(0)))[0],
            (await List("SELECT id FROM membership.mt_doc_idempotency_answer", reader => reader.GetString(0))).Count,
            await Places(),
            await OfAll("mt_doc_dead_letter", schema => $"SELECT id FROM {schema}.mt_doc_dead_letter", reader => reader.GetString(0)),
            new Admissions(
                await List(
                    "SELECT id, (data ->> 'version')::bigint, data ->> 'person_id', data ->> 'number' FROM membership.mt_doc_member_card",
                    reader => new MemberRow(reader.GetGuid(0), reader.GetInt64(1), reader.GetString(2), reader.GetString(3))),
                (await List(
                    "SELECT coalesce(sum((data ->> 'members')::bigint), 0)::bigint FROM membership.mt_doc_chapter_headcount",
                    reader => reader.GetInt64(0)))[0],
                new Dictionary<string, IReadOnlyList<string>>
                {
                    ["a volunteer"] = await Persons("FROM volunteering.mt_events WHERE type = 'volunteering.volunteer-joined.v1'"),
                    ["a person who may hold posts"] = await Persons("FROM chapters.mt_events WHERE type = 'chapters.member-known.v1'"),
                    ["an entry to compare with"] = await List(
                        """
                        SELECT card.data ->> 'person_id' FROM membership.mt_doc_entry AS entry
                        JOIN membership.mt_doc_member_card AS card ON card.id::text = entry.data ->> 'member_id'
                        """,
                        reader => reader.GetString(0)),
                    ["a welcome"] = await Mailed("welcome"),
                    ["an account"] = await List(
                        "SELECT person_id::text FROM access.account WHERE person_id IS NOT NULL", reader => reader.GetString(0)),
                }));

        Task<List<string>> Persons(string from) => List($"SELECT data ->> 'person_id' {from}", reader => reader.GetString(0));

        Task<List<string>> Mailed(string template) => List(
            $"SELECT data ->> 'person_id' FROM membership.mt_doc_mail WHERE data ->> 'template' = '{template}'",
            reader => reader.GetString(0));

        async Task<List<Place>> Places()
        {
            // Which log a place is of shows in the event that it is the place of.
            var events = (await OfAll(
                "mt_events",
                schema => $"SELECT '{schema}', id, seq_id FROM {schema}.mt_events",
                reader => (Log: reader.GetString(0), Id: reader.GetGuid(1), At: reader.GetInt64(2)))).ToDictionary(stored => stored.Id);
            var ends = events.Values.GroupBy(stored => stored.Log).ToDictionary(log => log.Key, log => log.Max(stored => stored.At));
            return await OfAll(
                "mt_event_progression",
                schema => $"SELECT '{schema}/' || name, last_seq_id, last_event_id FROM {schema}.mt_event_progression",
                reader => reader.IsDBNull(2) ? new Place(reader.GetString(0), reader.GetInt64(1), 0, 0)
                    : events.TryGetValue(reader.GetGuid(2), out var stored)
                        ? new Place(reader.GetString(0), reader.GetInt64(1), stored.At, ends[stored.Log])
                    : new Place(reader.GetString(0), reader.GetInt64(1), null, 0));
        }

        async Task<List<T>> OfAll<T>(string table, Func<string, string> sql, Func<NpgsqlDataReader, T> read)
        {
            var found = new List<T>();
            foreach (var schema in await List(
                $"SELECT schemaname FROM pg_tables WHERE tablename = '{table}' ORDER BY 1", reader => reader.GetString(0)))
                found.AddRange(await List(sql(schema), read));
            return found;
        }

        async Task<List<T>> List<T>(string sql, Func<NpgsqlDataReader, T> read)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync();
            var found = new List<T>();
            while (await reader.ReadAsync())
                found.Add(read(reader));
            return found;
        }
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
