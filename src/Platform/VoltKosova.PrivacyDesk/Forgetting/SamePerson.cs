using Npgsql;
using VoltKosova.Postgres;

namespace VoltKosova.PrivacyDesk;

/// <summary>Where a module keeps addresses of persons.</summary>
/// <param name="ProvenBy">The field that is there once the address was shown to be the person's; null where it never is.</param>
internal sealed record AddressTable(string Module, string Table, string? ProvenBy);

/// <summary>
/// Under which ids the modules know the same human being: whoever has shown that an address is theirs is everybody who is kept with it. An
/// address that somebody has only typed leads nowhere, or one could have others erased.
/// </summary>
internal sealed class SamePerson(IEnumerable<AddressTable> tables, Databases databases)
{
    private const string PersonOfStream = "(SELECT data ->> 'person_id' FROM mt_events WHERE stream_id = kept.id AND version = 1)";

    /// <summary>The person, and the same person under other ids; the person first.</summary>
    public async Task<IReadOnlyList<Guid>> Of(Guid person, CancellationToken cancellation)
    {
        var addresses = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in tables.Where(table => table.ProvenBy is not null))
        {
            addresses.UnionWith(await Read(
                table,
                $"""
                SELECT DISTINCT lower(data ->> 'email') FROM {table.Table} AS kept
                WHERE data ? '{table.ProvenBy}' AND data ? 'email' AND {PersonOfStream} = $1
                """,
                person.ToString(),
                cancellation));
        }

        var same = new HashSet<Guid>();
        foreach (var (table, address) in tables.SelectMany(table => addresses.Select(address => (table, address))))
        {
            var found = await Read(
                table,
                $"SELECT DISTINCT {PersonOfStream} FROM {table.Table} AS kept WHERE lower(data ->> 'email') = $1",
                address,
                cancellation);
            same.UnionWith(found.Select(Guid.Parse));
        }

        same.Remove(person);
        return [person, .. same.Order()];
    }

    private async Task<List<string>> Read(AddressTable table, string sql, string value, CancellationToken cancellation)
    {
        await using var find = databases.For(table.Module).CreateCommand(sql);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = value });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var texts = new List<string>();
        while (await reader.ReadAsync(cancellation))
        {
            if (!await reader.IsDBNullAsync(0, cancellation))
                texts.Add(reader.GetString(0));
        }

        return texts;
    }
}
