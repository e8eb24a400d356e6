using Npgsql;

namespace VoltKosova.Testing;

/// <summary>Looks for a text wherever a schema could keep it.</summary>
public static class Traces
{
    /// <summary>The tables of a schema in which a text stands, in any column, whatever its case; in order.</summary>
    public static async Task<IReadOnlyList<string>> Of(string connectionString, string schema, string text)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var found = new List<string>();
        foreach (var table in await Tables(connection, schema))
        {
            await using var look = new NpgsqlCommand(
                $"""SELECT EXISTS (SELECT FROM "{schema}"."{table}" AS kept WHERE strpos(lower(kept::text), lower($1)) > 0)""", connection);
            look.Parameters.Add(new NpgsqlParameter<string> { TypedValue = text });
            if (await look.ExecuteScalarAsync() is true)
                found.Add(table);
        }

        return found;
    }

    private static async Task<List<string>> Tables(NpgsqlConnection connection, string schema)
    {
        await using var list = new NpgsqlCommand("SELECT tablename::text FROM pg_tables WHERE schemaname = $1 ORDER BY 1", connection);
        list.Parameters.Add(new NpgsqlParameter<string> { TypedValue = schema });
        await using var reader = await list.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
            tables.Add(reader.GetString(0));
        return tables.Count > 0 ? tables : throw new InvalidOperationException($"There is no table in {schema}.");
    }
}
