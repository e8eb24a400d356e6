using Npgsql;
using VoltKosova.Access;
using VoltKosova.Kernel;
using VoltKosova.Postgres;

namespace VoltKosova.Accounts;

/// <summary>
/// Whether it is the holder who asks, and not whoever has found the token or sits down at an open window: a sign-in a moment ago, or the
/// password (and code) now.
/// </summary>
internal sealed class Presence(Databases databases, Credentials credentials, Caller caller, AccountsOptions limits, TimeProvider clock)
{
    private readonly NpgsqlDataSource _database = databases.For(AccountsSchema.Name);

    /// <summary>Why it is not clear; null when it is.</summary>
    public async Task<Rejection?> Refuse(string? password, string? totp, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(password))
            return await IsRecent(cancellation) ? null : new PasswordNeeded();
        await using var find = _database.Command("SELECT email FROM account WHERE id = $1", caller.AccountId!.Value);
        var email = await find.ExecuteScalarAsync(cancellation) as string;
        return (await credentials.Check(email, password, totp, cancellation)).No switch
        {
            null => null,
            TotpRequired no => no,
            _ => new PasswordRefused(),
        };
    }

    public async Task<bool> IsRecent(CancellationToken cancellation)
    {
        await using var find = _database.Command(
            "SELECT created_at > $2 FROM session WHERE id = $1", caller.SessionId!.Value, clock.GetUtcNow() - limits.RecentSignIn);
        return await find.ExecuteScalarAsync(cancellation) is true;
    }
}
