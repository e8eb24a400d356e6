using Npgsql;
using VoltKosova.Access;
using VoltKosova.Kernel;
using VoltKosova.Postgres;

namespace VoltKosova.Accounts;

/// <summary>
/// What administrators see and change of other accounts. Whoever administers chapters sees accounts with a role there, and of those only
/// the roles there; the rest of the movement does not exist for them.
/// </summary>
internal sealed class StaffTable(Databases databases, TimeProvider clock)
{
    // Taking a role and disabling an account wait for each other, so that two administrators cannot remove one another at the same time.
    private const string OneAtATime = "SELECT pg_advisory_xact_lock(6074873012841521249)";

    private const string AnotherAdministrator =
        """
        EXISTS (SELECT FROM role_grant other JOIN account ON account.id = other.account_id
                WHERE other.account_id <> $1 AND other.role = 'administrator' AND other.chapter_id IS NULL
                  AND account.disabled_at IS NULL AND account.password_hash IS NOT NULL)
        """;

    private readonly NpgsqlDataSource _database = databases.For(AccountsSchema.Name);

    public async Task<bool> Sees(ChapterScope scope, Guid account, CancellationToken cancellation)
    {
        await using var command = _database.Command(
            """
            SELECT EXISTS (SELECT FROM account WHERE id = $1)
               AND ($2 OR EXISTS (SELECT FROM role_grant WHERE account_id = $1 AND chapter_id = ANY($3)))
            """,
            account, scope.Everywhere, scope.Chapters.ToArray());
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    /// <summary>Why the account as a whole is not the caller's to change; null when it is.</summary>
    public async Task<Rejection?> Refuse(ChapterScope scope, Guid account, CancellationToken cancellation)
    {
        if (!await Sees(scope, account, cancellation))
            return new AccountNotFound();
        await using var command = _database.Command(
            "SELECT $2 OR NOT EXISTS (SELECT FROM role_grant WHERE account_id = $1 AND (chapter_id IS NULL OR chapter_id <> ALL($3)))",
            account, scope.Everywhere, scope.Chapters.ToArray());
        return await command.ExecuteScalarAsync(cancellation) is true ? null : new OutsideOwnScope();
    }

    public Task<Rejection?> Take(Guid account, Grant grant, CancellationToken cancellation) => UnlessLast(
        With(
            $"""
            DELETE FROM role_grant
            WHERE account_id = $1 AND role = $2 AND chapter_id IS NOT DISTINCT FROM $3::uuid
              AND (role <> 'administrator' OR chapter_id IS NOT NULL OR {AnotherAdministrator})
            """,
            account, grant.Role.Name(), grant.ChapterId),
        With(
            "SELECT EXISTS (SELECT FROM role_grant WHERE account_id = $1 AND role = $2 AND chapter_id IS NOT DISTINCT FROM $3::uuid)",
            account, grant.Role.Name(), grant.ChapterId),
        cancellation);

    public Task<Rejection?> Disable(Guid account, CancellationToken cancellation) => UnlessLast(
        With(
            $"""
            UPDATE account SET disabled_at = coalesce(disabled_at, $2)
            WHERE id = $1
              AND (NOT EXISTS (SELECT FROM role_grant WHERE account_id = $1 AND role = 'administrator' AND chapter_id IS NULL)
                   OR {AnotherAdministrator})
            """,
            account, clock.GetUtcNow()),
        With("SELECT EXISTS (SELECT FROM account WHERE id = $1 AND disabled_at IS NULL)", account),
        cancellation);

    public Task Enable(Guid account, CancellationToken cancellation) =>
        _database.Execute("UPDATE account SET disabled_at = NULL WHERE id = $1", [account], cancellation);

    private static NpgsqlBatchCommand With(string sql, params ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }

    private async Task<Rejection?> UnlessLast(NpgsqlBatchCommand change, NpgsqlBatchCommand leftUndone, CancellationToken cancellation)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new(OneAtATime), change, leftUndone } };
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return reader.GetBoolean(0) ? new LastAdministrator() : null;
    }
}
