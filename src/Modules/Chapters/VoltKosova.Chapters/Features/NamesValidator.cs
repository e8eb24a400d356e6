using FluentValidation;
using VoltKosova.Kernel;

namespace VoltKosova.Chapters.Features;

/// <summary>A name in every language, none left out.</summary>
internal sealed class NamesValidator : AbstractValidator<LocalText>
{
    public const int MaxLength = 200;

    public NamesValidator()
    {
        RuleFor(names => names.Sq).NotEmpty().MaximumLength(MaxLength);
        RuleFor(names => names.Sr).NotEmpty().MaximumLength(MaxLength);
        RuleFor(names => names.En).NotEmpty().MaximumLength(MaxLength);
    }

    public static LocalText Trim(LocalText names) => new(names.Sq.Trim(), names.Sr.Trim(), names.En.Trim());
}
