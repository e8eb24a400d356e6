using System.Buffers.Text;
using System.Security.Cryptography;
using Npgsql;
using VoltKosova.Access;
using VoltKosova.Kernel;
using VoltKosova.Postgres;

namespace VoltKosova.Accounts;

/// <summary>
/// The keys of service accounts: 256 random bits, shown once and kept as a hash. A key is found by that hash, so the time of the look-up
/// says nothing about it, and rights are read at every request, so that a change or an end applies to the next one.
/// </summary>
internal sealed class ServiceKeys(Databases databases, TimeProvider clock)
{
    /// <summary>By which secret scanners and people know it.</summary>
    public const string Prefix = "vksa_";

    private static readonly TimeSpan _usedAgainAfter = TimeSpan.FromMinutes(1);
    private readonly NpgsqlDataSource _database = databases.For(AccountsSchema.Name);

    /// <summary>Whether a bearer token is meant to be such a key.</summary>
    public static bool IsOne(string token) => token.StartsWith(Prefix, StringComparison.Ordinal) && token.Length <= 100;

    /// <summary>A new key, URL-safe.</summary>
    public static string Draw() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Who is behind a key; null when it is nobody's, has been replaced or its account has ended.</summary>
    public async Task<SignedIn?> Find(string key, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var find = _database.Command(
            """
            SELECT id, chapter_id, rights, coalesce(last_used_at, created_at) FROM service_account
            WHERE (key_hash = $1 OR (old_key_hash = $1 AND old_key_until > $2)) AND ended_at IS NULL
            """,
            Secret.Hash(key), now);
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            return null;
        var (id, usedAt) = (reader.GetGuid(0), reader.GetFieldValue<DateTimeOffset>(3));
        var service = new ServiceGrant(reader.GetGuid(1), reader.GetFieldValue<string[]>(2).ToHashSet());
        await reader.DisposeAsync();
        if (now - usedAt >= _usedAgainAfter)
        {
            await _database.Execute(
                "UPDATE service_account SET last_used_at = $2 WHERE id = $1 AND coalesce(last_used_at, created_at) < $2",
                [id, now],
                cancellation);
        }

        return new SignedIn(id, null, null, Language.En, usedAt, []) { Service = service };
    }
}
