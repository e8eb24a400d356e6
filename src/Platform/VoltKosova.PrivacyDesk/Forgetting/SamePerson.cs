using Npgsql;
using VoltKosova.Postgres;

namespace VoltKosova.PrivacyDesk;

/// <summary>Where a module keeps addresses of persons.</summary>
/// <param name="ProvenBy">The field that is there once the address was shown to be the person's; null where it never is.</param>
/// <param name="ExceptWhere">The field that is there where it was not, all the same; null where there is none.</param>
internal sealed record AddressTable(string Module, string Table, string? ProvenBy, string? ExceptWhere);

/// <summary>Where a module keeps that two persons are one human being.</summary>
internal sealed record SamePersonTable(string Module, string Table, string Person, string Other);

/// <summary>
/// Under which ids the modules know the same human being: whoever has shown that an address is theirs is everybody who is kept with it, and
/// whom staff have found to be one is one. An address that somebody has only typed leads nowhere, or one could have others erased.
/// </summary>
internal sealed class SamePerson(IEnumerable<AddressTable> tables, IEnumerable<SamePersonTable> found, Databases databases)
{
    private const string PersonOfStream = "(SELECT data ->> 'person_id' FROM mt_events WHERE stream_id = kept.id AND version = 1)";

    /// <summary>The person, and the same person under other ids; the person first.</summary>
    public async Task<IReadOnlyList<Guid>> Of(Guid person, CancellationToken cancellation)
    {
        var same = new HashSet<Guid>();
        foreach (var one in await FoundToBe(person, cancellation))
            same.UnionWith(await WithAddressesOf(one, cancellation));
        same.Remove(person);
        return [person, .. same.Order()];
    }

    /// <summary>The person and those whom staff have found to be the same, through however many steps.</summary>
    private async Task<HashSet<Guid>> FoundToBe(Guid person, CancellationToken cancellation)
    {
        var (known, news) = (new HashSet<Guid> { person }, new Queue<Guid>([person]));
        while (news.TryDequeue(out var one))
        {
            foreach (var table in found)
            {
                var others = await Read(
                    table.Module,
                    $"""
                    SELECT data ->> '{table.Other}' FROM {table.Table} WHERE data ->> '{table.Person}' = $1
                    UNION SELECT data ->> '{table.Person}' FROM {table.Table} WHERE data ->> '{table.Other}' = $1
                    """,
                    one.ToString(),
                    cancellation);
                foreach (var other in others.Select(Guid.Parse).Where(known.Add))
                    news.Enqueue(other);
            }
        }

        return known;
    }

    private async Task<IEnumerable<Guid>> WithAddressesOf(Guid person, CancellationToken cancellation)
    {
        var addresses = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in tables.Where(table => table.ProvenBy is not null))
        {
            addresses.UnionWith(await Read(
                table.Module,
                $"""
                SELECT DISTINCT lower(data ->> 'email') FROM {table.Table} AS kept
                WHERE {IsProven(table)} AND data ? 'email' AND {PersonOfStream} = $1
                """,
                person.ToString(),
                cancellation));
        }

        var same = new HashSet<Guid>();
        foreach (var (table, address) in tables.SelectMany(table => addresses.Select(address => (table, address))))
        {
            var kept = await Read(
                table.Module,
                $"SELECT DISTINCT {PersonOfStream} FROM {table.Table} AS kept WHERE lower(data ->> 'email') = $1",
                address,
                cancellation);
            same.UnionWith(kept.Select(Guid.Parse));
        }

        return same.Append(person);
    }

    private static string IsProven(AddressTable table) => table.ExceptWhere is { } except
        ? $"data ? '{table.ProvenBy}' AND NOT data ? '{except}'"
        : $"data ? '{table.ProvenBy}'";

    private async Task<List<string>> Read(string module, string sql, string value, CancellationToken cancellation)
    {
        await using var find = databases.For(module).CreateCommand(sql);
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
