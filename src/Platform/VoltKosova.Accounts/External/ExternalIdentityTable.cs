using Npgsql;
using VoltKosova.Postgres;

namespace VoltKosova.Accounts;

/// <summary>The rows of <c>access.external_identity</c>.</summary>
internal sealed class ExternalIdentityTable(Databases databases, TimeProvider clock)
{
    private readonly NpgsqlDataSource _database = databases.For(AccountsSchema.Name);

    /// <summary>The account that is linked and not disabled, and whether it has an authenticator here; null for none.</summary>
    public async Task<(Guid Account, bool HasTotp)?> Find(string issuer, string subject, CancellationToken cancellation)
    {
        await using var find = _database.Command(
            """
            SELECT account.id, account.two_factor_enabled FROM external_identity JOIN account ON account.id = account_id
            WHERE issuer = $1 AND subject = $2 AND disabled_at IS NULL
            """,
            issuer, subject);
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? (reader.GetGuid(0), reader.GetBoolean(1)) : null;
    }

    /// <summary>Links an account; one that was linked to somebody else there is so no more.</summary>
    /// <returns>False when that identity is another account's.</returns>
    public async Task<bool> Link(Guid account, string issuer, string subject, Guid by, CancellationToken cancellation)
    {
        try
        {
            await _database.Execute(
                """
                INSERT INTO external_identity (issuer, subject, account_id, linked_at, linked_by) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (account_id, issuer) DO UPDATE SET subject = $2, linked_at = $4, linked_by = $5
                """,
                [issuer, subject, account, clock.GetUtcNow(), by],
                cancellation);
            return true;
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
    }

    /// <summary>Takes the link away; the sessions of the account end, because one of them may have come through it.</summary>
    public Task Unlink(Guid account, string issuer, CancellationToken cancellation) => _database.Execute(
        """
        WITH gone AS (DELETE FROM external_identity WHERE account_id = $1 AND issuer = $2 RETURNING account_id)
        UPDATE session SET ended_at = $3 FROM gone WHERE session.account_id = gone.account_id AND ended_at IS NULL
        """,
        [account, issuer, clock.GetUtcNow()],
        cancellation);

    /// <summary>
    /// Uses up an invitation: whoever holds its token is, at the provider, this subject. One statement, so that a token links once.
    /// </summary>
    public async Task<bool> Accept(string token, string issuer, string subject, CancellationToken cancellation)
    {
        await using var accept = _database.Command(
            """
            WITH used AS (
                DELETE FROM invitation WHERE token_hash = $1 AND expires_at > $2 RETURNING account_id
            ), accepted AS (
                UPDATE account SET email_confirmed = true FROM used WHERE account.id = used.account_id AND disabled_at IS NULL
                RETURNING account.id
            )
            INSERT INTO external_identity (issuer, subject, account_id, linked_at) SELECT $3, $4, id, $2 FROM accepted
            ON CONFLICT DO NOTHING
            """,
            Secret.Hash(token), clock.GetUtcNow(), issuer, subject);
        return await accept.ExecuteNonQueryAsync(cancellation) == 1;
    }
}
