using Npgsql;

namespace VoltKosova.EventStore.Postgres;

/// <summary>The transactions that have taken a store's lock to draw numbers and have not ended.</summary>
internal sealed class OpenWriters(string module)
{
    /// <summary>One row a writer: its virtual transaction, which no other will ever have, and its session.</summary>
    public string Sql { get; } =
        $"""
        SELECT virtualtransaction, pid FROM pg_locks
        WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
          AND classid = 1450142836 AND objid::bigint = hashtext('{module}')::bigint & 4294967295 AND objsubid = 2 AND granted
        """;

    public async Task<Dictionary<string, int>> Now(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await Read(reader, cancellation);
    }

    public static async Task<Dictionary<string, int>> Read(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        var writers = new Dictionary<string, int>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
            writers[reader.GetString(0)] = reader.GetInt32(1);
        return writers;
    }
}
