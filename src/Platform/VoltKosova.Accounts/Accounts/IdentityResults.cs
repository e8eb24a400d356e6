using Microsoft.AspNetCore.Identity;
using VoltKosova.EventStore;

namespace VoltKosova.Accounts;

internal static class IdentityResults
{
    /// <summary>What the rules forbid is refused before Identity is asked, so that a failure is a bug or a race.</summary>
    /// <exception cref="ContendedException">Somebody else changed the account since it was read.</exception>
    public static void MustSucceed(this IdentityResult result)
    {
        if (result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure)))
            throw new ContendedException(AccountsSchema.Name);
        if (!result.Succeeded)
            throw new InvalidOperationException($"Identity refused: {string.Join(", ", result.Errors.Select(error => error.Code))}.");
    }
}
