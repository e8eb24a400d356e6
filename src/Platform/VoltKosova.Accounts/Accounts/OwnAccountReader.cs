using Npgsql;
using VoltKosova.Access;
using VoltKosova.Postgres;

namespace VoltKosova.Accounts;

/// <summary>Gathers what the page of one's own account shows.</summary>
internal sealed class OwnAccountReader(
    Databases databases,
    Presence presence,
    RecoveryCodes codes,
    PasskeyTable passkeys,
    OwnSessions sessions,
    EmailChanges changes,
    PasswordResets resets)
{
    private readonly NpgsqlDataSource _database = databases.For(AccountsSchema.Name);

    public async Task<AccountShown> Read(Caller caller, CancellationToken cancellation)
    {
        var me = caller.AccountId!.Value;
        var (email, hasAuthenticator) = await Find(me, cancellation);
        return new AccountShown(
            email,
            hasAuthenticator,
            await codes.Left(me, cancellation),
            presence.IsRecent,
            await passkeys.Show(me, cancellation),
            await sessions.Of(me, caller.SessionId, cancellation),
            await changes.Show(me, cancellation));
    }

    public Task<bool> IsResetOpen(string token, CancellationToken cancellation) => resets.IsOpen(token, cancellation);

    public Task<bool?> IsOldSide(string token, CancellationToken cancellation) => changes.IsOldSide(token, cancellation);

    private async Task<(string Email, bool HasAuthenticator)> Find(Guid account, CancellationToken cancellation)
    {
        await using var find = _database.Command("SELECT email, two_factor_enabled FROM account WHERE id = $1", account);
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? (reader.GetString(0), reader.GetBoolean(1))
            : throw new InvalidOperationException("The caller's account has vanished.");
    }
}
