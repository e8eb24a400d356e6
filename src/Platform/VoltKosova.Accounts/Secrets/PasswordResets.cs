using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VoltKosova.Kernel;
using VoltKosova.Postgres;

namespace VoltKosova.Accounts;

/// <summary>
/// New passwords by a link to the account's mailbox. The link stands for the password and for nothing more: an account with an
/// authenticator still asks for its code.
/// </summary>
internal sealed class PasswordResets(
    Databases databases, AccountsContext context, UserManager<Account> manager, Notices notices, AccountsOptions limits, TimeProvider clock)
{
    private const int MostInAnHour = 3;
    private readonly NpgsqlDataSource _database = databases.For(AccountsSchema.Name);

    /// <summary>The secret of a new link; null when the mailbox has had enough of them.</summary>
    public async Task<(string Token, DateTimeOffset Until)?> Draw(Guid account, CancellationToken cancellation)
    {
        var (token, now) = (Secret.ForLink(), clock.GetUtcNow());
        var drawn = await _database.Execute(
            """
            INSERT INTO reset_link (token_hash, account_id, made_at, expires_at)
            SELECT $1, $2, $3, $4 WHERE (SELECT count(*) FROM reset_link WHERE account_id = $2 AND made_at > $5) < $6
            """,
            [Secret.Hash(token), account, now, now + limits.ResetLinkLife, now.AddHours(-1), MostInAnHour],
            cancellation);
        return drawn == 1 ? (token, now + limits.ResetLinkLife) : null;
    }

    /// <summary>Whether a link would still be taken; it is not used by asking.</summary>
    public async Task<bool> IsOpen(string token, CancellationToken cancellation)
    {
        await using var find = _database.Command(
            "SELECT EXISTS (SELECT FROM reset_link WHERE token_hash = $1 AND expires_at > $2)", Secret.Hash(token), clock.GetUtcNow());
        return await find.ExecuteScalarAsync(cancellation) is true;
    }

    /// <summary>
    /// Uses the link up and sets the password: all other links, all sessions and a lock-out end. To be called inside a transaction, which
    /// a "no" undoes, so that a poor password does not cost the link.
    /// </summary>
    public async Task<(Guid Account, Rejection? No)> Complete(string token, string password, CancellationToken cancellation)
    {
        var (hash, now) = (Secret.Hash(token), clock.GetUtcNow());
        var used = await context.Database
            .SqlQuery<Guid>(
                $"""DELETE FROM reset_link WHERE token_hash = {hash} AND expires_at > {now} RETURNING account_id AS "Value" """)
            .ToListAsync(cancellation);
        if (used is not [var id] || await manager.FindByIdAsync(id.ToString()) is not { } account)
            return (default, new ResetRefused());
        if (PasswordRules.Judge(password, account) is { } poor)
            return (id, poor);
        account.EmailConfirmed = true;
        if (account.PasswordHash is not null)
            (await manager.RemovePasswordAsync(account)).MustSucceed();
        (await manager.AddPasswordAsync(account, password)).MustSucceed();
        await context.Database.ExecuteSqlAsync($"DELETE FROM reset_link WHERE account_id = {id}", cancellation);
        await context.Database.ExecuteSqlAsync($"DELETE FROM invitation WHERE account_id = {id}", cancellation);
        await context.Database.ExecuteSqlAsync(
            $"UPDATE account SET access_failed_count = 0, lockout_end = NULL WHERE id = {id}", cancellation);
        await context.Database.ExecuteSqlAsync(
            $"UPDATE session SET ended_at = {now} WHERE account_id = {id} AND ended_at IS NULL", cancellation);
        await notices.Write(context, NoticeKind.PasswordSet, id, cancellation);
        return (id, null);
    }
}
