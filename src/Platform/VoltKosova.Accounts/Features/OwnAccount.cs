using Microsoft.AspNetCore.Identity;
using VoltKosova.Access;

namespace VoltKosova.Accounts.Features;

internal static class OwnAccount
{
    /// <summary>The account of who asks.</summary>
    public static async Task<Account> FindOwn(this UserManager<Account> manager, Caller caller) =>
        await manager.FindByIdAsync(caller.AccountId!.Value.ToString())
        ?? throw new InvalidOperationException("The caller's account has vanished.");
}
