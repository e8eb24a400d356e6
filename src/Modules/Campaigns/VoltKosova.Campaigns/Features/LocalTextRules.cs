using FluentValidation;
using VoltKosova.Kernel;

namespace VoltKosova.Campaigns.Features;

/// <summary>A text that is there in every language, and not longer than it may be.</summary>
internal sealed class LocalTextRules : AbstractValidator<LocalText>
{
    public LocalTextRules(int longest)
    {
        RuleFor(text => text.Sq).NotEmpty().MaximumLength(longest);
        RuleFor(text => text.Sr).NotEmpty().MaximumLength(longest);
        RuleFor(text => text.En).NotEmpty().MaximumLength(longest);
    }

    public static LocalText Trimmed(LocalText text) => new(text.Sq.Trim(), text.Sr.Trim(), text.En.Trim());
}
