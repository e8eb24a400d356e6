using Microsoft.AspNetCore.Identity;
using Npgsql;
using VoltKosova.Kernel;
using VoltKosova.Postgres;

namespace VoltKosova.Accounts;

/// <summary>
/// Password and code against an account. Identity's columns and hashes, but its lock-out reads, compares and writes back, which lets many
/// guesses at once count as one. Here a try is counted by one statement before the password is looked at, and a success takes it back.
/// </summary>
internal sealed class Credentials(
    Databases databases, IPasswordHasher<Account> hasher, AuthenticatorKeys keys, AccountsOptions limits, TimeProvider clock)
{
    private static readonly Account _nobody = new();
    private readonly NpgsqlDataSource _database = databases.For(AccountsSchema.Name);

    // What the password of an unknown e-mail is compared with, so that it takes as long as that of a known one.
    private readonly Lazy<string> _decoy = new(() => hasher.HashPassword(_nobody, "nobody's password"));

    /// <summary>
    /// The account, empty when there is none or it is locked, and why not: one and the same <see cref="SignInRefused"/>, or
    /// <see cref="TotpRequired"/> to who knows the password. What account it was is for the audit trail, never for the answer.
    /// </summary>
    public async Task<(Guid Account, Rejection? No)> Check(
        string? email, string? password, string? totp, CancellationToken cancellation)
    {
        var found = await CountTry(CanonicalEmail.Of(email) ?? "", cancellation);
        var verdict = hasher.VerifyHashedPassword(_nobody, found?.PasswordHash ?? _decoy.Value, password ?? "");
        if (found?.PasswordHash is null || verdict == PasswordVerificationResult.Failed)
            return (found?.Id ?? default, new SignInRefused());
        if (found.AuthenticatorKey is not null && string.IsNullOrWhiteSpace(totp))
            return (found.Id, new TotpRequired());
        var stronger = verdict == PasswordVerificationResult.SuccessRehashNeeded ? hasher.HashPassword(_nobody, password!) : null;
        var isRight = found.AuthenticatorKey switch
        {
            null => await Accept(found.Id, null, null, stronger, cancellation),
            _ when RecoveryCodes.IsOne(totp!) => await Accept(found.Id, null, Secret.HashTyped(totp!), stronger, cancellation),
            var key => await Accept(found.Id, StepOf(totp!, key), null, stronger, cancellation),
        };
        return (found.Id, isRight ? null : new SignInRefused());
    }

    /// <summary>Whether the code is right and not used before; it is used now.</summary>
    public Task<bool> UseCode(Guid account, string sealedKey, string code, CancellationToken cancellation) =>
        Accept(account, StepOf(code, sealedKey), null, null, cancellation);

    /// <summary>0, which is long past, for a wrong code.</summary>
    private long StepOf(string code, string sealedKey) => Totp.StepOf(code, keys.Open(sealedKey), clock.GetUtcNow()) ?? 0;

    private async Task<Found?> CountTry(string email, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var connection = await _database.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        // Nobody waits for the disk: a known e-mail must not be slower than an unknown one, and a count lost in a crash does no harm.
        batch.BatchCommands.Add(new("SELECT set_config('synchronous_commit', 'off', true)"));
        batch.BatchCommands.Add(new(
            """
            WITH tried AS (
                UPDATE account SET
                    access_failed_count = CASE WHEN access_failed_count + 1 >= $3 THEN 0 ELSE access_failed_count + 1 END,
                    lockout_end = CASE WHEN access_failed_count + 1 >= $3 THEN $4 END
                WHERE email = $1 AND disabled_at IS NULL AND (lockout_end IS NULL OR lockout_end <= $2)
                RETURNING id, password_hash, CASE WHEN two_factor_enabled THEN authenticator_key END AS key, lockout_end),
            told AS (INSERT INTO account_notice (kind, account_id, at) SELECT $5, id, $2 FROM tried WHERE lockout_end IS NOT NULL)
            SELECT id, password_hash, key FROM tried
            """)
        {
            Parameters =
            {
                new() { Value = email },
                new() { Value = now },
                new() { Value = limits.LockOutAfter },
                new() { Value = now + limits.LockOutTime },
                new() { Value = Notices.Name(NoticeKind.LockedOut) },
            },
        });
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? new Found(reader.GetGuid(0), reader.TextOrNull(1), reader.TextOrNull(2)) : null;
    }

    /// <summary>
    /// Forgets the tries; false when there is a code and it is wrong (step 0) or was used before, or a recovery code that is none.
    /// </summary>
    private async Task<bool> Accept(
        Guid account, long? step, byte[]? recoveryHash, string? strongerHash, CancellationToken cancellation) =>
            1 == await _database.Execute(
        """
        WITH used AS (DELETE FROM recovery_code WHERE account_id = $1 AND code_hash = $4::bytea RETURNING account_id),
             told AS (INSERT INTO account_notice (kind, account_id, at) SELECT $5, account_id, $6 FROM used)
        UPDATE account SET
            access_failed_count = 0,
            lockout_end = NULL,
            password_hash = coalesce($2::varchar, password_hash),
            authenticator_step = coalesce($3::bigint, authenticator_step)
        WHERE id = $1
          AND ($3::bigint IS NULL OR authenticator_step < $3::bigint)
          AND ($4::bytea IS NULL OR EXISTS (SELECT FROM used))
        """,
        [account, strongerHash, step, recoveryHash, Notices.Name(NoticeKind.RecoveryCodeUsed), clock.GetUtcNow()],
        cancellation);

    private sealed record Found(Guid Id, string? PasswordHash, string? AuthenticatorKey);
}
