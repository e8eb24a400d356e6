using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Postgres;
using VoltKosova.Privacy;
using VoltKosova.Webhooks.Peers;

namespace VoltKosova.Webhooks.Endpoints;

/// <summary>Wraps our secrets and the keys of peers by the current key; receivers and senders notice nothing.</summary>
internal sealed class WrappedSecrets(Databases databases, KeyWrap wrap) : IKeepWrapped
{
    public async Task<long> Rewrap(CancellationToken cancellation) =>
        await Rewrap(SecretRow.Table, "wrapped", cancellation) + await Rewrap(PeerRow.Table, "wrapped_keys", cancellation);

    private async Task<long> Rewrap(RowTable table, string field, CancellationToken cancellation)
    {
        var (database, done) = (databases.For(WebhookStreams.Module), 0L);
        foreach (var (id, old) in await Read(database, table, field, cancellation))
        {
            if (wrap.Rewrap(Convert.FromBase64String(old)) is not { } anew)
                continue;
            // What was drawn meanwhile is wrapped by the current key already.
            await using var write = database.CreateCommand(
                $"""
                UPDATE {table.TableName} SET data = jsonb_set(data, ARRAY[$4], to_jsonb($3::text)), mt_last_modified = now()
                WHERE id = $1 AND data ->> $4 = $2
                """);
            write.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
            write.Parameters.Add(new NpgsqlParameter<string> { TypedValue = old });
            write.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Convert.ToBase64String(anew) });
            write.Parameters.Add(new NpgsqlParameter<string> { TypedValue = field });
            done += await write.ExecuteNonQueryAsync(cancellation);
        }

        return done;
    }

    private static async Task<List<(Guid Id, string Wrapped)>> Read(
        NpgsqlDataSource database, RowTable table, string field, CancellationToken cancellation)
    {
        await using var read = database.CreateCommand($"SELECT id, data ->> $1 FROM {table.TableName} WHERE data ->> $1 IS NOT NULL");
        read.Parameters.Add(new NpgsqlParameter<string> { TypedValue = field });
        await using var reader = await read.ExecuteReaderAsync(cancellation);
        var rows = new List<(Guid, string)>();
        while (await reader.ReadAsync(cancellation))
            rows.Add((reader.GetGuid(0), reader.GetString(1)));
        return rows;
    }
}
