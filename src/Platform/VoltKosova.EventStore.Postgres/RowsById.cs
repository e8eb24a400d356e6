using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using VoltKosova.Postgres;

namespace VoltKosova.EventStore.Postgres;

/// <summary>The rows of one table by their ids; who reads at the same moment shares a round trip.</summary>
internal sealed class RowsById(RowTable table, NpgsqlDataSource database)
{
    private readonly Gathered<Guid, string>? _uuids = table.Key == RowKey.Uuid ? new(ids => Read(table, database, ids)) : null;
    private readonly Gathered<string, string>? _texts = table.Key == RowKey.Text ? new(ids => Read(table, database, ids)) : null;

    /// <summary>
    /// Rows by their ids. OFFSET 0 looks each id up in the index: a plan made while the table was small would read all of it for as long as
    /// it lives. The ids come as JSON, whose length PostgreSQL guesses whatever they are: an array's it knows, takes a plan of its own
    /// for each question to be better, and plans for four times as long as it reads.
    /// </summary>
    public static NpgsqlCommand Command<TId>(NpgsqlDataSource database, RowTable table, IEnumerable<TId> ids)
    {
        var key = table.Key == RowKey.Uuid ? "asked.id::uuid" : "asked.id";
        var command = database.CreateCommand(
            $"""
            SELECT found.id, found.data
            FROM jsonb_array_elements_text($1) AS asked (id)
            CROSS JOIN LATERAL (SELECT id, data FROM {table.TableName} WHERE id = {key} OFFSET 0) AS found
            """);
        command.Parameters.Add(new() { Value = JsonSerializer.Serialize(ids), NpgsqlDbType = NpgsqlDbType.Jsonb });
        return command;
    }

    public Task<string?> Find(string id, CancellationToken cancellation) =>
        _uuids is null ? _texts!.Find(id, cancellation) : _uuids.Find(Guid.Parse(id), cancellation);

    private static async Task<IReadOnlyDictionary<TId, string>> Read<TId>(
        RowTable table, NpgsqlDataSource database, IReadOnlyCollection<TId> ids)
        where TId : notnull
    {
        await using var command = Command(database, table, ids);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new Dictionary<TId, string>(ids.Count);
        while (await reader.ReadAsync())
            rows.Add(reader.GetFieldValue<TId>(0), reader.GetString(1));
        return rows;
    }
}
