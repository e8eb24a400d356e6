using FluentValidation;
using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.Kernel;

namespace VoltKosova.Campaigns.Features;

/// <summary>A petition as it is sent.</summary>
/// <param name="Title">In every language of the movement.</param>
/// <param name="Text">What is asked, and why.</param>
/// <param name="Addressee">Who is asked.</param>
/// <param name="Goal">How many signatures it wants.</param>
/// <param name="Milestones">Counts worth telling, beside 10, 25, 50 and 100 per cent of the goal.</param>
/// <param name="OpensOn">The planned first day.</param>
/// <param name="ClosesOn">The last day on which it can be signed.</param>
internal sealed record PetitionBody(
    LocalText Title,
    LocalText Text,
    LocalText Addressee,
    int Goal,
    IReadOnlyList<int> Milestones,
    DateOnly OpensOn,
    DateOnly ClosesOn)
{
    public PetitionPlan ToPlan() => new(
        Title.Trimmed(),
        Text.Trimmed(),
        Addressee.Trimmed(),
        Goal,
        Milestones,
        OpensOn,
        ClosesOn);
}

internal sealed class PetitionValidator : AbstractValidator<PetitionBody>
{
    private const int MostSignatures = 10_000_000;
    private const int MostMilestones = 20;

    public PetitionValidator()
    {
        RuleFor(petition => petition.Title).InEveryLanguage(200);
        RuleFor(petition => petition.Text).InEveryLanguage(20_000);
        RuleFor(petition => petition.Addressee).InEveryLanguage(200);
        RuleFor(petition => petition.Goal).InclusiveBetween(1, MostSignatures);
        RuleFor(petition => petition.Milestones.Count).LessThanOrEqualTo(MostMilestones)
            .OverridePropertyName(nameof(PetitionBody.Milestones));
        RuleForEach(petition => petition.Milestones).InclusiveBetween(1, MostSignatures);
    }
}
