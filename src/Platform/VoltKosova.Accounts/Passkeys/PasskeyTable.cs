using Microsoft.AspNetCore.Identity;
using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Postgres;

namespace VoltKosova.Accounts;

/// <summary>A passkey as its holder sees it.</summary>
/// <param name="IsSynced">Whether the authenticator keeps copies elsewhere, as phones and browsers do.</param>
public sealed record PasskeyShown(Guid Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, bool IsSynced);

/// <summary>The rows of <c>access.passkey</c>.</summary>
internal sealed class PasskeyTable(Databases databases, IdSource ids, TimeProvider clock)
{
    public const int Most = 20;

    private const string Columns =
        "account_id, credential_id, public_key, created_at, sign_count, transports, is_user_verified, is_backup_eligible, is_backed_up, "
        + "attestation_object, client_data_json, name";

    private readonly NpgsqlDataSource _database = databases.For(AccountsSchema.Name);

    public async Task<IList<UserPasskeyInfo>> Of(Guid account, CancellationToken cancellation) =>
        [.. (await Read($"SELECT {Columns} FROM passkey WHERE account_id = $1", [account], cancellation)).Select(row => row.Passkey)];

    public async Task<(Guid Account, UserPasskeyInfo Passkey)?> Find(byte[] credential, CancellationToken cancellation) =>
        await Read($"SELECT {Columns} FROM passkey WHERE credential_id = $1", [credential], cancellation) is [var row] ? row : null;

    /// <returns>The passkey's id; null when the account has too many, or the credential is somebody's already.</returns>
    public async Task<Guid?> Add(Guid account, string name, UserPasskeyInfo passkey, CancellationToken cancellation)
    {
        var id = ids.Next();
        return 1 == await _database.Execute(
            """
            INSERT INTO passkey (id, account_id, name, credential_id, public_key, sign_count, transports, is_user_verified,
                is_backup_eligible, is_backed_up, attestation_object, client_data_json, created_at)
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13
            WHERE (SELECT count(*) FROM passkey WHERE account_id = $2) < $14
            ON CONFLICT DO NOTHING
            """,
            [
                id, account, name, passkey.CredentialId, passkey.PublicKey, (long)passkey.SignCount, passkey.Transports ?? [],
                passkey.IsUserVerified, passkey.IsBackupEligible, passkey.IsBackedUp, passkey.AttestationObject, passkey.ClientDataJson,
                clock.GetUtcNow(), Most,
            ],
            cancellation)
            ? id
            : null;
    }

    /// <summary>
    /// Notes that a passkey has opened the account; null when the account is disabled, or an authenticator that counts has counted further
    /// in another sign-in.
    /// </summary>
    public async Task<Guid?> Use(UserPasskeyInfo passkey, CancellationToken cancellation)
    {
        await using var use = _database.Command(
            """
            UPDATE passkey SET sign_count = $2, is_backed_up = $3, last_used_at = $4
            FROM account
            WHERE credential_id = $1 AND account.id = account_id AND account.disabled_at IS NULL AND (sign_count < $2 OR $2 = 0)
            RETURNING account_id
            """,
            passkey.CredentialId, (long)passkey.SignCount, passkey.IsBackedUp, clock.GetUtcNow());
        return await use.ExecuteScalarAsync(cancellation) as Guid?;
    }

    public async Task<IReadOnlyList<PasskeyShown>> Show(Guid account, CancellationToken cancellation)
    {
        await using var read = _database.Command(
            "SELECT id, name, created_at, last_used_at, is_backed_up FROM passkey WHERE account_id = $1 ORDER BY created_at, id", account);
        await using var reader = await read.ExecuteReaderAsync(cancellation);
        var shown = new List<PasskeyShown>();
        while (await reader.ReadAsync(cancellation))
        {
            shown.Add(new PasskeyShown(
                reader.GetGuid(0),
                reader.GetString(1),
                reader.GetFieldValue<DateTimeOffset>(2),
                reader.OrNull<DateTimeOffset>(3),
                reader.GetBoolean(4)));
        }

        return shown;
    }

    public async Task<bool> Rename(Guid account, Guid id, string name, CancellationToken cancellation) => 1 == await _database.Execute(
        "UPDATE passkey SET name = $3 WHERE account_id = $1 AND id = $2", [account, id, name], cancellation);

    /// <summary>Removes one; false when it is the last way into the account.</summary>
    public async Task<bool> Remove(Guid account, Guid id, CancellationToken cancellation)
    {
        await using var batch = _database.CreateBatch();
        // Two that are removed at the same time wait for each other.
        batch.BatchCommands.Add(With("SELECT FROM account WHERE id = $1 FOR UPDATE", account));
        batch.BatchCommands.Add(With(
            """
            DELETE FROM passkey WHERE account_id = $1 AND id = $2
              AND (EXISTS (SELECT FROM account WHERE account.id = $1 AND password_hash IS NOT NULL)
                   OR EXISTS (SELECT FROM passkey AS other WHERE other.account_id = $1 AND other.id <> $2))
            RETURNING id
            """,
            account, id));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        return await reader.ReadAsync(cancellation);
    }

    private static NpgsqlBatchCommand With(string sql, params ReadOnlySpan<Guid> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = value });
        return command;
    }

    private async Task<List<(Guid Account, UserPasskeyInfo Passkey)>> Read(string sql, object?[] values, CancellationToken cancellation)
    {
        await using var read = _database.Command(sql, values);
        await using var reader = await read.ExecuteReaderAsync(cancellation);
        var found = new List<(Guid, UserPasskeyInfo)>();
        while (await reader.ReadAsync(cancellation))
        {
            found.Add((reader.GetGuid(0), new UserPasskeyInfo(
                reader.GetFieldValue<byte[]>(1),
                reader.GetFieldValue<byte[]>(2),
                reader.GetFieldValue<DateTimeOffset>(3),
                (uint)reader.GetInt64(4),
                reader.GetFieldValue<string[]>(5),
                reader.GetBoolean(6),
                reader.GetBoolean(7),
                reader.GetBoolean(8),
                reader.GetFieldValue<byte[]>(9),
                reader.GetFieldValue<byte[]>(10))
            { Name = reader.GetString(11) }));
        }

        return found;
    }
}
