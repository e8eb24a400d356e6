using FluentValidation;
using VoltKosova.Privacy;

namespace VoltKosova.Accounts.Features;

/// <summary>What the fields of several features have in common.</summary>
internal static class FieldRules
{
    private const int LongestSecret = 1000;

    /// <summary>An address that mail can be sent to.</summary>
    public static IRuleBuilderOptions<T, string> IsEmail<T>(this IRuleBuilder<T, string> field) =>
        field.Must(text => EmailAddress.TryParse(text, out _)).WithErrorCode("email-not-valid");

    /// <summary>A name of 1 to 100 characters, or none where none is needed.</summary>
    public static IRuleBuilderOptions<T, string?> IsName<T>(this IRuleBuilder<T, string?> field) =>
        field.Must(name => name is null || (name.Trim().Length is > 0 and <= 100 && !name.Any(char.IsControl)))
            .WithErrorCode("name-not-valid");

    /// <summary>Why something is done: 3 to 200 characters on one line.</summary>
    public static IRuleBuilderOptions<T, string?> IsReason<T>(this IRuleBuilder<T, string?> field) =>
        field.Must(text => text?.Trim().Length is >= 3 and <= 200 && !text.Any(char.IsControl)).WithErrorCode("reason-not-valid");

    /// <summary>A password, code or token as it was sent: whether it is right says the handler, and says no more.</summary>
    public static IRuleBuilderOptions<T, string?> IsSecret<T>(this IRuleBuilder<T, string?> field) => field.MaximumLength(LongestSecret);
}
