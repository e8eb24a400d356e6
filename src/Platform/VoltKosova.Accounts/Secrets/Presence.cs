using Npgsql;
using VoltKosova.Access;
using VoltKosova.Kernel;
using VoltKosova.Postgres;
using VoltKosova.Web;

namespace VoltKosova.Accounts;

/// <summary>
/// Whether it is the holder who asks, and not whoever has found the token or sits down at an open window: a proof that is still fresh, or
/// the password (and code) now.
/// </summary>
internal sealed class Presence(Databases databases, Credentials credentials, Caller caller, FreshProof proof)
{
    private readonly NpgsqlDataSource _database = databases.For(AccountsSchema.Name);

    /// <summary>Whether a sign-in or step-up still counts.</summary>
    public bool IsRecent => proof.IsThere;

    /// <summary>Why it is not clear; null when it is.</summary>
    public async Task<Rejection?> Refuse(string? password, string? totp, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(password))
            return IsRecent ? null : new PasswordNeeded();
        await using var find = _database.Command("SELECT email FROM account WHERE id = $1", caller.AccountId!.Value);
        var email = await find.ExecuteScalarAsync(cancellation) as string;
        return (await credentials.Check(email, password, totp, cancellation)).No switch
        {
            null => null,
            TotpRequired no => no,
            _ => new PasswordRefused(),
        };
    }
}
