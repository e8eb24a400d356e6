using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using VoltKosova.Privacy;

namespace VoltKosova.Accounts;

/// <summary>Identity's store on EF Core; the authenticator's key is sealed in the account's own row.</summary>
internal sealed class AccountStore(AccountsContext context, IdentityErrorDescriber describer, AuthenticatorKeys keys)
    : UserOnlyStore<Account, AccountsContext, Guid>(context, describer)
{
    public override Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken)
    {
        user.AuthenticatorKey = keys.Seal(key);
        return Task.CompletedTask;
    }

    public override Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.AuthenticatorKey is { } key ? keys.Open(key) : null);
}

/// <summary>Seals the keys of authenticator apps, so that a copy of the database makes no codes.</summary>
internal sealed class AuthenticatorKeys(KeyWrap wrap)
{
    public string Seal(string key) => Convert.ToBase64String(wrap.Wrap(Encoding.ASCII.GetBytes(key)));

    public string Open(string key) => Encoding.ASCII.GetString(wrap.Unwrap(Convert.FromBase64String(key)));
}
