using Npgsql;
using VoltKosova.Postgres;

namespace VoltKosova.Accounts;

/// <summary>What a holder is shown of the change that is under way.</summary>
/// <param name="WaitsUntil">From then on the old address need not agree any more.</param>
public sealed record EmailChangeShown(
    string NewEmail, DateTimeOffset AskedAt, DateTimeOffset WaitsUntil, bool IsOldConfirmed, bool IsNewConfirmed);

/// <summary>
/// Changes of an account's address. The new one has to be confirmed; the old one agrees, or objects, or lets the time pass: who has lost
/// a mailbox gets a new one after a week, who has stolen a session gets nothing while the mails are read. Whether the new address has an
/// account already is told to that address alone.
/// </summary>
internal sealed class EmailChanges(Databases databases, Notices notices, AccountsOptions limits, TimeProvider clock)
{
    private readonly NpgsqlDataSource _database = databases.For(AccountsSchema.Name);

    /// <summary>Asks for a change; one that is under way is given up.</summary>
    public async Task Ask(Guid account, string newEmail, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await _database.Execute(
            """
            INSERT INTO email_change (account_id, new_email, asked_at, waits_until, expires_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (account_id) DO UPDATE SET
                new_email = excluded.new_email, asked_at = excluded.asked_at, waits_until = excluded.waits_until,
                expires_at = excluded.expires_at, old_token_hash = NULL, new_token_hash = NULL, old_confirmed_at = NULL,
                new_confirmed_at = NULL
            """,
            [account, newEmail, now, now + limits.EmailChangeWait, now + limits.EmailChangeLife],
            cancellation);
        await notices.Write(NoticeKind.EmailChangeAsked, account, cancellation);
    }

    /// <summary>The mails to both sides, with secrets that were not there before.</summary>
    public async Task<IReadOnlyList<AccountNotice>> Draw(Guid account, AccountNotice toOld, CancellationToken cancellation)
    {
        var (oldToken, newToken) = (Secret.ForLink(), Secret.ForLink());
        await using var draw = _database.Command(
            """
            UPDATE email_change SET old_token_hash = $2, new_token_hash = $3
            WHERE account_id = $1 AND expires_at > $4
            RETURNING new_email, waits_until, expires_at, EXISTS (SELECT FROM account WHERE email = new_email)
            """,
            account, Secret.Hash(oldToken), Secret.Hash(newToken), clock.GetUtcNow());
        await using var reader = await draw.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            return [];
        // Nothing that the one who asks has typed goes to an address that nobody has confirmed.
        var toNew = toOld with { Email = reader.GetString(0), GivenName = null };
        return
        [
            toOld with { Token = oldToken, Until = reader.GetFieldValue<DateTimeOffset>(1) },
            reader.GetBoolean(3)
                ? toNew with { Kind = NoticeKind.EmailChangeInVain, PersonId = null }
                : toNew with
                {
                    Kind = NoticeKind.EmailChangeConfirm,
                    Token = newToken,
                    Until = reader.GetFieldValue<DateTimeOffset>(2),
                },
        ];
    }

    /// <summary>One side agrees; the change is done when nothing is missing.</summary>
    /// <returns>The account; null for a link that is none, or no longer.</returns>
    public async Task<Guid?> Confirm(string token, CancellationToken cancellation)
    {
        await using var confirm = _database.Command(
            """
            UPDATE email_change SET
                old_confirmed_at = CASE WHEN old_token_hash = $1 THEN coalesce(old_confirmed_at, $2) ELSE old_confirmed_at END,
                new_confirmed_at = CASE WHEN new_token_hash = $1 THEN coalesce(new_confirmed_at, $2) ELSE new_confirmed_at END
            WHERE (old_token_hash = $1 OR new_token_hash = $1) AND expires_at > $2
            RETURNING account_id
            """,
            Secret.Hash(token), clock.GetUtcNow());
        if (await confirm.ExecuteScalarAsync(cancellation) is not Guid account)
            return null;
        await FinishDue(cancellation);
        return account;
    }

    /// <summary>The old side objects: nothing changes, and whoever asked is signed out everywhere.</summary>
    /// <returns>The account; null for a link that is none, or no longer.</returns>
    public async Task<Guid?> Stop(string token, CancellationToken cancellation)
    {
        await using var stop = _database.Command(
            """
            WITH stopped AS (DELETE FROM email_change WHERE old_token_hash = $1 RETURNING account_id),
                 ended AS (UPDATE session SET ended_at = $2 FROM stopped WHERE session.account_id = stopped.account_id AND ended_at IS NULL)
            SELECT account_id FROM stopped
            """,
            Secret.Hash(token), clock.GetUtcNow());
        return await stop.ExecuteScalarAsync(cancellation) as Guid?;
    }

    public Task GiveUp(Guid account, CancellationToken cancellation) =>
        _database.Execute("DELETE FROM email_change WHERE account_id = $1", [account], cancellation);

    /// <summary>Which side a link speaks for; null for one that is none, or no longer.</summary>
    public async Task<bool?> IsOldSide(string token, CancellationToken cancellation)
    {
        await using var find = _database.Command(
            "SELECT old_token_hash = $1 FROM email_change WHERE (old_token_hash = $1 OR new_token_hash = $1) AND expires_at > $2",
            Secret.Hash(token), clock.GetUtcNow());
        return await find.ExecuteScalarAsync(cancellation) as bool?;
    }

    public async Task<EmailChangeShown?> Show(Guid account, CancellationToken cancellation)
    {
        await using var find = _database.Command(
            """
            SELECT new_email, asked_at, waits_until, old_confirmed_at IS NOT NULL, new_confirmed_at IS NOT NULL
            FROM email_change WHERE account_id = $1 AND expires_at > $2
            """,
            account, clock.GetUtcNow());
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new EmailChangeShown(
                reader.GetString(0),
                reader.GetFieldValue<DateTimeOffset>(1),
                reader.GetFieldValue<DateTimeOffset>(2),
                reader.GetBoolean(3),
                reader.GetBoolean(4))
            : null;
    }

    /// <summary>
    /// Does every change that nothing is missing of. An address that has got an account meanwhile stays that account's; links that went to
    /// the old address stop working; where a module knows the person, it is told (<see cref="AddressTeller"/>).
    /// </summary>
    public async Task FinishDue(CancellationToken cancellation)
    {
        try
        {
            await _database.Execute(
                """
                WITH due AS (
                    DELETE FROM email_change
                    WHERE new_confirmed_at IS NOT NULL AND (old_confirmed_at IS NOT NULL OR waits_until <= $1) AND expires_at > $1
                    RETURNING account_id, new_email),
                changed AS (
                    UPDATE account SET email = due.new_email, email_confirmed = true, concurrency_stamp = gen_random_uuid()::text
                    FROM due JOIN account AS before ON before.id = due.account_id
                    WHERE account.id = before.id AND NOT EXISTS (SELECT FROM account AS other WHERE other.email = due.new_email)
                    RETURNING account.id, account.person_id, before.email AS old_email, account.email AS new_email),
                closed AS (DELETE FROM reset_link USING changed WHERE reset_link.account_id = changed.id),
                followed AS (
                    INSERT INTO address_change (account_id, person_id, old_email, new_email, at)
                    SELECT id, person_id, old_email, new_email, $1 FROM changed WHERE person_id IS NOT NULL)
                INSERT INTO account_notice (kind, account_id, email, at)
                SELECT $2, id, unnest(ARRAY[old_email, new_email]), $1 FROM changed
                """,
                [clock.GetUtcNow(), Notices.Name(NoticeKind.EmailChanged)],
                cancellation);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // Somebody took the address in this moment: the next look finds it taken.
        }
    }
}
