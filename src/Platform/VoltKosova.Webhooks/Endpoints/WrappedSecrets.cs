using Npgsql;
using VoltKosova.Postgres;
using VoltKosova.Privacy;

namespace VoltKosova.Webhooks.Endpoints;

/// <summary>Wraps the secrets of endpoints by the current key; receivers notice nothing.</summary>
internal sealed class WrappedSecrets(Databases databases, KeyWrap wrap) : IKeepWrapped
{
    public async Task<long> Rewrap(CancellationToken cancellation)
    {
        var (database, done) = (databases.For(WebhookStreams.Module), 0L);
        foreach (var (id, old) in await Read(database, cancellation))
        {
            if (wrap.Rewrap(Convert.FromBase64String(old)) is not { } anew)
                continue;
            // A secret that was drawn meanwhile is wrapped by the current key already.
            await using var write = database.CreateCommand(
                """
                UPDATE mt_doc_webhook_secret SET data = jsonb_set(data, '{wrapped}', to_jsonb($3::text)), mt_last_modified = now()
                WHERE id = $1 AND data ->> 'wrapped' = $2
                """);
            write.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
            write.Parameters.Add(new NpgsqlParameter<string> { TypedValue = old });
            write.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Convert.ToBase64String(anew) });
            done += await write.ExecuteNonQueryAsync(cancellation);
        }

        return done;
    }

    private static async Task<List<(Guid Id, string Wrapped)>> Read(NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var read = database.CreateCommand("SELECT id, data ->> 'wrapped' FROM mt_doc_webhook_secret");
        await using var reader = await read.ExecuteReaderAsync(cancellation);
        var rows = new List<(Guid, string)>();
        while (await reader.ReadAsync(cancellation))
            rows.Add((reader.GetGuid(0), reader.GetString(1)));
        return rows;
    }
}
