using Npgsql;
using VoltKosova.EventStore;

namespace VoltKosova.Mail;

/// <summary>The mails of one schema.</summary>
internal sealed class MailTable(NpgsqlDataSource database)
{
    /// <summary>
    /// How long a claimed mail is left alone: longer than a conversation may take. When a host dies in between, the mail is due again then;
    /// the server may get it twice, with the same Message-ID.
    /// </summary>
    public static readonly TimeSpan Lease = SmtpSession.Timeout * 4;

    /// <summary>Takes the next due mail for a while, or null. No transaction stays open while it is being sent.</summary>
    public async Task<(Guid Id, MailRow Mail)?> Claim(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            UPDATE mt_doc_mail
            SET data = data || jsonb_build_object('due_at', $2, 'attempts', (data ->> 'attempts')::int + 1), mt_last_modified = now()
            WHERE id = (
                SELECT id FROM mt_doc_mail WHERE data ->> 'state' = 'due' AND data ->> 'due_at' <= $1
                ORDER BY data ->> 'state', data ->> 'due_at' LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING id, data
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Stored(now) });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Stored(now + Lease) });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? (reader.GetGuid(0), StoredJson.Read<MailRow>(reader.GetString(1))) : null;
    }

    /// <summary>Writes how a claimed mail ended; false when it was erased meanwhile or the claim has run out.</summary>
    public async Task<bool> Settle(Guid id, MailRow claimed, MailRow end, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            UPDATE mt_doc_mail SET data = $3::jsonb, mt_last_modified = now()
            WHERE id = $1 AND data ->> 'state' = 'due' AND data ->> 'due_at' = $2
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Stored(claimed.DueAt!.Value) });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = StoredJson.Write(end) });
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }

    /// <summary>Keeps everything that is due, because there is no mail server.</summary>
    public async Task<int> KeepDue(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            UPDATE mt_doc_mail SET data = data || '{"state": "kept"}', mt_last_modified = now()
            WHERE data ->> 'state' = 'due' AND data ->> 'due_at' <= $1
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Stored(now) });
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>The mails that are not sent, newest first.</summary>
    /// <param name="state">Only these.</param>
    /// <param name="chapters">Only those of these chapters; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<List<(Guid Id, MailRow Mail)>> List(
        MailState state, IReadOnlyCollection<Guid>? chapters, int limit, CancellationToken cancellation)
    {
        // A state by its name, not as a parameter: the few that failed have an index of their own.
        await using var command = database.CreateCommand(
            $"""
            SELECT id, data FROM mt_doc_mail
            WHERE data ->> 'state' = '{StoredJson.NameOf(state)}' AND ($1 OR data ->> 'chapter_id' = ANY ($2))
            ORDER BY id DESC LIMIT $3
            """);
        AddScope(command, chapters);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var mails = new List<(Guid, MailRow)>();
        while (await reader.ReadAsync(cancellation))
            mails.Add((reader.GetGuid(0), StoredJson.Read<MailRow>(reader.GetString(1))));
        return mails;
    }

    /// <summary>The mails of a person, in whatever state.</summary>
    public async Task<List<Guid>> Of(Guid person, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT id FROM mt_doc_mail WHERE data ->> 'person_id' = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = person.ToString() });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var mails = new List<Guid>();
        while (await reader.ReadAsync(cancellation))
            mails.Add(reader.GetGuid(0));
        return mails;
    }

    /// <summary>One mail, or null.</summary>
    public async Task<MailRow?> Find(Guid id, IReadOnlyCollection<Guid>? chapters, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "SELECT data FROM mt_doc_mail WHERE id = $1 AND ($2 OR data ->> 'chapter_id' = ANY ($3))");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        AddScope(command, chapters);
        return await command.ExecuteScalarAsync(cancellation) is string json ? StoredJson.Read<MailRow>(json) : null;
    }

    /// <summary>Makes a kept or failed mail due now, with all its attempts before it; false when it is neither.</summary>
    public async Task<bool> Retry(Guid id, IReadOnlyCollection<Guid>? chapters, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            UPDATE mt_doc_mail
            SET data = data - 'failure' || jsonb_build_object('state', 'due', 'due_at', $4, 'attempts', 0), mt_last_modified = now()
            WHERE id = $1 AND ($2 OR data ->> 'chapter_id' = ANY ($3)) AND data ->> 'state' IN ('kept', 'failed')
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        AddScope(command, chapters);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Stored(now) });
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }

    private static void AddScope(NpgsqlCommand command, IReadOnlyCollection<Guid>? chapters)
    {
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = chapters is null });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. (chapters ?? []).Select(chapter => chapter.ToString())] });
    }

    // As the row's JSON writes it, to compare as text and use the index.
    private static string Stored(DateTimeOffset at) => StoredJson.Write(MailRow.WholeSecond(at)).Trim('"');
}
