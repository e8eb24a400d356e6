using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using VoltKosova.Privacy;

namespace VoltKosova.Accounts;

/// <summary>
/// Identity's store on EF Core; the authenticator's key is sealed in the account's own row, passkeys are read from a table of ours.
/// </summary>
internal sealed class AccountStore(
    AccountsContext context, IdentityErrorDescriber describer, AuthenticatorKeys keys, PasskeyTable passkeys)
    : UserOnlyStore<Account, AccountsContext, Guid>(context, describer)
{
    public override Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken)
    {
        user.AuthenticatorKey = keys.Seal(key);
        return Task.CompletedTask;
    }

    public override Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.AuthenticatorKey is { } key ? keys.Open(key) : null);

    public override Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        passkeys.Of(user.Id, cancellationToken);

    public override async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await passkeys.Find(credentialId, cancellationToken) is var (account, _)
            ? await FindByIdAsync(account.ToString(), cancellationToken)
            : null;

    public override async Task<UserPasskeyInfo?> FindPasskeyAsync(
        Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        await passkeys.Find(credentialId, cancellationToken) is var (account, passkey) && account == user.Id ? passkey : null;
}

/// <summary>Seals the keys of authenticator apps, so that a copy of the database makes no codes.</summary>
internal sealed class AuthenticatorKeys(KeyWrap wrap)
{
    public string Seal(string key) => Convert.ToBase64String(wrap.Wrap(Encoding.ASCII.GetBytes(key)));

    public string Open(string key) => Encoding.ASCII.GetString(wrap.Unwrap(Convert.FromBase64String(key)));
}
