using FluentValidation;
using VoltKosova.Volunteering.Domain;

namespace VoltKosova.Volunteering.Features;

internal sealed class OpportunityPlanValidator : AbstractValidator<OpportunityPlan>
{
    private const int LongestTitle = 200;
    private const int LongestDescription = 5000;

    public OpportunityPlanValidator()
    {
        RuleFor(plan => plan.Title).SetValidator(LocalTextRules.UpTo(LongestTitle));
        RuleFor(plan => plan.Description).SetValidator(LocalTextRules.UpTo(LongestDescription));
        RuleFor(plan => plan.Place).SetValidator(new PlaceValidator());
        RuleFor(plan => plan.MinimumAge).InclusiveBetween(14, 100);
        RuleForEach(plan => plan.Skills).NotNull();
    }
}
