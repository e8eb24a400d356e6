using FluentValidation;
using VoltKosova.Kernel;

namespace VoltKosova.Volunteering.Features;

/// <summary>What holds for a text in every language of the movement.</summary>
internal static class LocalTextRules
{
    /// <param name="longest">In characters, per language.</param>
    public static IValidator<LocalText> UpTo(int longest)
    {
        var rules = new InlineValidator<LocalText>();
        rules.RuleFor(text => text.Sq).NotEmpty().MaximumLength(longest);
        rules.RuleFor(text => text.Sr).NotEmpty().MaximumLength(longest);
        rules.RuleFor(text => text.En).NotEmpty().MaximumLength(longest);
        return rules;
    }
}
