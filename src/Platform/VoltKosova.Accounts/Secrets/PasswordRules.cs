using Microsoft.AspNetCore.Identity;
using VoltKosova.Kernel;

namespace VoltKosova.Accounts;

/// <summary>
/// NIST SP 800-63B 5.1.1.2: length is what counts, no rules on kinds of characters, but not what is guessed first: the e-mail, the name of
/// the movement, one character over and over, and well-known passwords that are long enough.
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<Account>
{
    public const int Least = 12;
    public const int Most = 256;

    private static readonly string[] _tooEasy =
    [
        "voltkosov", "volteuropa", "password1234", "passwordpassword", "123456789012", "1234567890123", "012345678901", "qwertyuiop",
        "qwertzuiop", "abcdefghijkl", "letmeinletmein", "iloveyouiloveyou", "fjalekalim", "lozinkalozinka",
    ];

    public static Rejection? Judge(string password, string? email)
    {
        if (password.Length > Most || password.EnumerateRunes().Count() < Least)
            return new PasswordLengthNotValid();
        var folded = Fold(password);
        return TooEasy(email).Any(word => folded.Contains(word, StringComparison.Ordinal)) || password.Distinct().Count() < 4
            ? new PasswordTooEasy()
            : null;
    }

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(Judge(password ?? "", user.Email) is { } no
            ? IdentityResult.Failed(new IdentityError { Code = no.Code, Description = no.Reason })
            : IdentityResult.Success);

    /// <summary>The part of the e-mail before the @ counts when it is long enough not to be met by chance.</summary>
    private static string[] TooEasy(string? email) =>
        Fold(email?.Split('@')[0] ?? "") is { Length: >= 5 } own ? [.. _tooEasy, own] : _tooEasy;

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
