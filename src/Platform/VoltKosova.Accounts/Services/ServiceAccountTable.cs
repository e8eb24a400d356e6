using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Postgres;

namespace VoltKosova.Accounts;

/// <summary>What staff need to know of a service account before they change it.</summary>
/// <param name="Rights">Names of rights; they hold in the chapter and below it.</param>
internal sealed record ServiceAccount(Guid Id, Guid ChapterId, IReadOnlyList<string> Rights, bool HasEnded);

/// <summary>The rows of <c>access.service_account</c> as staff change them.</summary>
internal sealed class ServiceAccountTable(Databases databases, IdSource ids, TimeProvider clock)
{
    private readonly NpgsqlDataSource _database = databases.For(AccountsSchema.Name);

    public async Task<ServiceAccount?> Find(Guid id, CancellationToken cancellation)
    {
        await using var find = _database.Command(
            "SELECT chapter_id, rights, ended_at IS NOT NULL FROM service_account WHERE id = $1", id);
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new ServiceAccount(id, reader.GetGuid(0), reader.GetFieldValue<string[]>(1), reader.GetBoolean(2))
            : null;
    }

    /// <returns>The account's id and its key.</returns>
    public async Task<(Guid Id, string Key)> Create(
        Guid chapter, string name, IReadOnlyList<string> rights, Guid by, CancellationToken cancellation)
    {
        var (id, key) = (ids.Next(), ServiceKeys.Draw());
        await _database.Execute(
            """
            INSERT INTO service_account (id, chapter_id, name, rights, key_hash, created_at, created_by, key_drawn_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $6)
            """,
            [id, chapter, name, rights.ToArray(), Secret.Hash(key), clock.GetUtcNow(), by],
            cancellation);
        return (id, key);
    }

    /// <summary>A new key; the one before stays good until an instant, an older one does not.</summary>
    /// <returns>The key; null when the account has ended meanwhile.</returns>
    public async Task<string?> DrawKey(Guid id, DateTimeOffset oldKeyUntil, CancellationToken cancellation)
    {
        var key = ServiceKeys.Draw();
        var drawn = await _database.Execute(
            """
            UPDATE service_account SET old_key_hash = key_hash, old_key_until = $3, key_hash = $2, key_drawn_at = $4
            WHERE id = $1 AND ended_at IS NULL
            """,
            [id, Secret.Hash(key), oldKeyUntil, clock.GetUtcNow()],
            cancellation);
        return drawn == 1 ? key : null;
    }

    public Task End(Guid id, Guid by, CancellationToken cancellation) => _database.Execute(
        "UPDATE service_account SET ended_at = $2, ended_by = $3 WHERE id = $1 AND ended_at IS NULL",
        [id, clock.GetUtcNow(), by],
        cancellation);
}
