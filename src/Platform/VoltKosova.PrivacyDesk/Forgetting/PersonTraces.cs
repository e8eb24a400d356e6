using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Postgres;

namespace VoltKosova.PrivacyDesk;

/// <summary>
/// What a module's schema holds of a person. The log is read through for it: that takes a second or two for a million events, and spares
/// every commit of every day an index that nobody else needs.
/// </summary>
internal sealed class PersonTraces(Databases databases)
{
    /// <summary>The streams that tell of the person, with their kinds.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Type)>> Streams(string module, Guid person, CancellationToken cancellation)
    {
        await using var find = databases.For(module).CreateCommand(
            """
            SELECT id, type FROM mt_streams
            WHERE id IN (SELECT stream_id FROM mt_events WHERE data ->> 'person_id' = $1) AND type IS NOT NULL ORDER BY id
            """);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = person.ToString() });
        find.CommandTimeout = 0;
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var streams = new List<(Guid, string)>();
        while (await reader.ReadAsync(cancellation))
            streams.Add((reader.GetGuid(0), reader.GetString(1)));
        return streams;
    }

    /// <summary>The rows of a table that point to one of these streams.</summary>
    public async Task<IReadOnlyList<string>> Pointing(
        string module, RowTable table, string field, IReadOnlyCollection<Guid> streams, CancellationToken cancellation)
    {
        await using var find = databases.For(module).CreateCommand($"SELECT id::text FROM {table.TableName} WHERE data ->> $1 = ANY ($2)");
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = field });
        find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = Texts(streams) });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var ids = new List<string>();
        while (await reader.ReadAsync(cancellation))
            ids.Add(reader.GetString(0));
        return ids;
    }

    /// <summary>
    /// Removes what is no fact and no view: mails, consents, kept answers that name the person or a stream of theirs, rows of a rebuild
    /// under way. What acted when the person was forgotten may have left some of it behind.
    /// </summary>
    /// <returns>How much was removed.</returns>
    public async Task<int> Sweep(string module, Guid person, CancellationToken cancellation)
    {
        var ids = Texts([person, .. (await Streams(module, person, cancellation)).Select(stream => stream.Id)]);
        await using var batch = databases.For(module).CreateBatch();
        batch.BatchCommands.Add(Delete("mt_doc_mail WHERE data ->> 'person_id' = ($1)[1]", ids));
        batch.BatchCommands.Add(Delete("mt_doc_consent WHERE data ->> 'person_id' = ($1)[1]", ids));
        batch.BatchCommands.Add(Delete(
            "mt_doc_idempotency_answer AS kept WHERE EXISTS (SELECT FROM unnest($1) AS named WHERE strpos(kept.data::text, named) > 0)",
            ids));
        batch.BatchCommands.Add(Delete(
            "vk_rebuild_row AS kept WHERE EXISTS (SELECT FROM unnest($1) AS named WHERE strpos(kept.id || kept.data::text, named) > 0)",
            ids));
        return await batch.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlBatchCommand Delete(string what, string[] ids) => new($"DELETE FROM {what}")
    {
        Parameters = { new NpgsqlParameter<string[]> { TypedValue = ids } },
    };

    private static string[] Texts(IReadOnlyCollection<Guid> ids) => [.. ids.Select(id => id.ToString())];
}
