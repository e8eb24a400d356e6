using FluentValidation;
using VoltKosova.Campaigns.Domain;
using VoltKosova.Kernel;

namespace VoltKosova.Campaigns.Features;

/// <summary>A plan as it is sent.</summary>
/// <param name="Title">In every language of the movement.</param>
/// <param name="Themes">Which of the 5+1 challenges it is about; the first is the main one.</param>
/// <param name="Goals">What it wants to reach; at least one before it starts.</param>
/// <param name="StartsOn">The planned first day.</param>
/// <param name="EndsOn">The planned last day; absent when it is open.</param>
internal sealed record PlanBody(
    LocalText Title, IReadOnlyList<Challenge> Themes, IReadOnlyList<Goal> Goals, DateOnly StartsOn, DateOnly? EndsOn)
{
    public CampaignPlan ToPlan() => new(
        Title.Trimmed(),
        Themes,
        [.. Goals.Select(goal => goal with { Measure = goal.Measure.Trim() })],
        StartsOn,
        EndsOn);
}

internal sealed class PlanValidator : AbstractValidator<PlanBody>
{
    private const int LongestTitle = 200;
    private const int MostGoals = 20;

    public PlanValidator()
    {
        RuleFor(plan => plan.Title).InEveryLanguage(LongestTitle);
        RuleForEach(plan => plan.Themes).IsInEnum();
        RuleFor(plan => plan.Goals.Count).LessThanOrEqualTo(MostGoals).OverridePropertyName(nameof(PlanBody.Goals));
        RuleForEach(plan => plan.Goals).NotNull().ChildRules(goal =>
        {
            goal.RuleFor(one => one.Measure).NotEmpty().MaximumLength(200);
            goal.RuleFor(one => one.Target).GreaterThan(0);
        });
    }
}
