using FluentValidation;
using VoltKosova.Places;
using VoltKosova.Volunteering.Domain;

namespace VoltKosova.Volunteering.Features;

/// <summary>Online, or in a municipality that there is.</summary>
internal sealed class PlaceValidator : AbstractValidator<Place>
{
    public PlaceValidator()
    {
        RuleFor(place => place.Municipality).NotEmpty().When(place => !place.Online);
        RuleFor(place => place.Municipality)
            .Must(slug => Gazetteer.Municipality(slug!) is not null)
            .WithErrorCode(new MunicipalityUnknown().Code)
            .When(place => !string.IsNullOrEmpty(place.Municipality));
        RuleFor(place => place.Municipality).Empty().When(place => place.Online);
        RuleFor(place => place.Address).MaximumLength(300);
        RuleFor(place => place.Address).Empty().When(place => place.Online);
    }
}
