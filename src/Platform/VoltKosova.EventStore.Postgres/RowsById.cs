using Npgsql;
using VoltKosova.Postgres;

namespace VoltKosova.EventStore.Postgres;

/// <summary>The rows of one table by their ids; who reads at the same moment shares a round trip.</summary>
internal sealed class RowsById(RowTable table, NpgsqlDataSource database)
{
    private readonly Gathered<Guid, string>? _uuids = table.Key == RowKey.Uuid ? new(ids => Read(table, database, ids)) : null;
    private readonly Gathered<string, string>? _texts = table.Key == RowKey.Text ? new(ids => Read(table, database, ids)) : null;

    /// <summary>
    /// Rows by an array of ids. OFFSET 0 looks each id up in the index: a plan made while the table was small would read all of it for as
    /// long as it lives.
    /// </summary>
    public static string Sql(RowTable table, string id) =>
        $"""
        SELECT {id}, found.data
        FROM unnest($1) AS asked (id)
        CROSS JOIN LATERAL (SELECT id, data FROM {table.TableName} WHERE id = asked.id OFFSET 0) AS found
        """;

    public Task<string?> Find(string id, CancellationToken cancellation) =>
        _uuids is null ? _texts!.Find(id, cancellation) : _uuids.Find(Guid.Parse(id), cancellation);

    private static async Task<IReadOnlyDictionary<TId, string>> Read<TId>(
        RowTable table, NpgsqlDataSource database, IReadOnlyCollection<TId> ids)
        where TId : notnull
    {
        await using var command = database.CreateCommand(Sql(table, "found.id"));
        command.Parameters.Add(new NpgsqlParameter<TId[]> { TypedValue = [.. ids] });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new Dictionary<TId, string>(ids.Count);
        while (await reader.ReadAsync())
            rows.Add(reader.GetFieldValue<TId>(0), reader.GetString(1));
        return rows;
    }
}
