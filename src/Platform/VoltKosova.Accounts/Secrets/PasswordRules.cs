using Microsoft.AspNetCore.Identity;
using VoltKosova.Kernel;

namespace VoltKosova.Accounts;

/// <summary>
/// NIST SP 800-63B 5.1.1.2: length is what counts, no rules on kinds of characters, but not what is guessed first: the e-mail, the own
/// name, the name of the movement, one character over and over, and well-known passwords with what people do to them.
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<Account>
{
    public const int Least = 12;
    public const int Most = 256;

    private const string Ours = "voltkosov";

    // Long enough not to be met by chance inside of other words.
    private const int LeastOwn = 5;

    /// <param name="password">What was chosen.</param>
    /// <param name="email">The account's address.</param>
    /// <param name="names">The names of its holder, where they are known.</param>
    public static Rejection? Judge(string password, string? email, params IEnumerable<string?> names)
    {
        if (password.Length > Most || password.EnumerateRunes().Count() < Least)
            return new PasswordLengthNotValid();
        var own = names.Append(email?.Split('@')[0]).OfType<string>().ToList();
        var folded = Fold(password);
        var inside = own.Select(Fold).Where(word => word.Length >= LeastOwn).Append(Ours);
        return inside.Any(word => folded.Contains(word, StringComparison.Ordinal))
            || password.Distinct().Count() < 4
            || KnownPasswords.IsMadeOf(password, own)
                ? new PasswordTooEasy()
                : null;
    }

    public static Rejection? Judge(string password, Account account) =>
        Judge(password, account.Email, account.GivenName, account.FamilyName);

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(Judge(password ?? "", user) is { } no
            ? IdentityResult.Failed(new IdentityError { Code = no.Code, Description = no.Reason })
            : IdentityResult.Success);

    private static string Fold(string text) => FoldedName.Of(text).Replace(" ", "", StringComparison.Ordinal);
}

/// <summary>An account needs an e-mail address and nothing else; that it is the only one with it, the table says.</summary>
internal sealed class AccountRules : IUserValidator<Account>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user) =>
        Task.FromResult(CanonicalEmail.Of(user.Email) is not null
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = "email-not-valid" }));
}
