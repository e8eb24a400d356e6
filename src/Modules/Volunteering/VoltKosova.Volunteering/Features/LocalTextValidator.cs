using FluentValidation;
using VoltKosova.Kernel;

namespace VoltKosova.Volunteering.Features;

/// <summary>A text in every language of the movement.</summary>
internal sealed class LocalTextValidator : AbstractValidator<LocalText>
{
    public LocalTextValidator(int longest)
    {
        RuleFor(text => text.Sq).NotEmpty().MaximumLength(longest);
        RuleFor(text => text.Sr).NotEmpty().MaximumLength(longest);
        RuleFor(text => text.En).NotEmpty().MaximumLength(longest);
    }
}
