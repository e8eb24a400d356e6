using System.Xml.Linq;
using Npgsql;
using VoltKosova.Postgres;
using VoltKosova.Privacy;

namespace VoltKosova.Accounts;

/// <summary>What accounts keep wrapped: the keys of Data Protection, which open sessions, and those of authenticator apps.</summary>
internal sealed class WrappedInAccounts(Databases databases, KeyWrap wrap) : IKeepWrapped
{
    private readonly NpgsqlDataSource _database = databases.For(AccountsSchema.Name);

    public async Task<long> Rewrap(CancellationToken cancellation) =>
        await Rewrap<string>(
            "SELECT name, xml FROM data_protection_key",
            "UPDATE data_protection_key SET xml = $3 WHERE name = $1 AND xml = $2",
            OfKeyRing,
            cancellation)
        + await Rewrap<Guid>(
            "SELECT id, authenticator_key FROM account WHERE authenticator_key IS NOT NULL",
            "UPDATE account SET authenticator_key = $3 WHERE id = $1 AND authenticator_key = $2",
            OfAuthenticator,
            cancellation);

    private string? OfAuthenticator(string key) =>
        wrap.Rewrap(Convert.FromBase64String(key)) is { } anew ? Convert.ToBase64String(anew) : null;

    private string? OfKeyRing(string xml)
    {
        var key = XElement.Parse(xml);
        // What is not wrapped, such as the note of a revoked key, has no such element.
        if (key.Descendants("wrapped").SingleOrDefault() is not { } wrapped || OfAuthenticator(wrapped.Value) is not { } anew)
            return null;
        wrapped.Value = anew;
        return key.ToString(SaveOptions.DisableFormatting);
    }

    // A row that somebody changes meanwhile is wrapped by the current key already.
    private async Task<long> Rewrap<TId>(string read, string write, Func<string, string?> anew, CancellationToken cancellation)
        where TId : notnull
    {
        var done = 0L;
        foreach (var (id, old) in await Read<TId>(read, cancellation))
        {
            if (anew(old) is { } row)
                done += await _database.Execute(write, [id, old, row], cancellation);
        }

        return done;
    }

    private async Task<List<(TId Id, string Text)>> Read<TId>(string sql, CancellationToken cancellation)
    {
        await using var read = _database.CreateCommand(sql);
        await using var reader = await read.ExecuteReaderAsync(cancellation);
        var rows = new List<(TId, string)>();
        while (await reader.ReadAsync(cancellation))
            rows.Add((reader.GetFieldValue<TId>(0), reader.GetString(1)));
        return rows;
    }
}
