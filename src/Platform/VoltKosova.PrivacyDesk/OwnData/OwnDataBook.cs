using System.Text.Json;
using Npgsql;
using VoltKosova.Postgres;

namespace VoltKosova.PrivacyDesk;

/// <summary>Reads what the modules hold of a person, each from its own schema under its own role.</summary>
internal sealed class OwnDataBook(IEnumerable<OwnDataOfModule> modules, Databases databases, IServiceProvider services)
{
    /// <summary>Writes an object per module: per table a list of rows as they stand, then what stands in no row.</summary>
    /// <param name="json">Stands in an object.</param>
    /// <param name="persons">The ids under which the person is known.</param>
    public async Task Write(Utf8JsonWriter json, IReadOnlyList<Guid> persons, CancellationToken cancellation)
    {
        foreach (var module in modules.OrderBy(module => module.Module, StringComparer.Ordinal))
        {
            json.WriteStartObject(module.Module);
            await WriteRows(json, module, [.. persons.Select(person => person.ToString())], cancellation);
            foreach (var (name, read) in module.Parts)
                Write(json, name, await read(services, persons, cancellation));
            json.WriteEndObject();
        }
    }

    private async Task WriteRows(Utf8JsonWriter json, OwnDataOfModule module, string[] persons, CancellationToken cancellation)
    {
        await using var connection = await databases.For(module.Module).OpenConnectionAsync(cancellation);
        foreach (var (table, which) in module.Sections)
        {
            await using var find = new NpgsqlCommand(
                $"SELECT data::text FROM mt_doc_{table} AS kept WHERE {which} ORDER BY id", connection);
            find.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = persons });
            await using var reader = await find.ExecuteReaderAsync(cancellation);
            var rows = new List<string>();
            while (await reader.ReadAsync(cancellation))
                rows.Add(reader.GetString(0));
            Write(json, table, rows);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteRawValue(value);
        json.WriteEndArray();
    }
}
