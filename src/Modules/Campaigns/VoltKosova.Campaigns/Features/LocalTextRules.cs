using FluentValidation;
using VoltKosova.Kernel;

namespace VoltKosova.Campaigns.Features;

/// <summary>Texts that people send in every language of the movement.</summary>
internal static class LocalTextRules
{
    /// <summary>It is there in every language, and not longer than it may be.</summary>
    public static void InEveryLanguage<T>(this IRuleBuilder<T, LocalText> rule, int longest) => rule.ChildRules(text =>
    {
        text.RuleFor(one => one.Sq).NotEmpty().MaximumLength(longest);
        text.RuleFor(one => one.Sr).NotEmpty().MaximumLength(longest);
        text.RuleFor(one => one.En).NotEmpty().MaximumLength(longest);
    });

    public static LocalText Trimmed(this LocalText text) => new(text.Sq.Trim(), text.Sr.Trim(), text.En.Trim());
}
