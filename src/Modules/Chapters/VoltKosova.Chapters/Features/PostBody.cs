using FluentValidation;
using VoltKosova.Chapters.Domain.Posts;
using VoltKosova.Kernel;

namespace VoltKosova.Chapters.Features;

/// <summary>What is settled about a post, as it is sent.</summary>
/// <param name="Title">What its holders are called.</param>
/// <param name="TermMonths">The longest a mandate lasts.</param>
/// <param name="TermLimit">How many terms in a row somebody may hold it; left out for any number.</param>
/// <param name="Seats">How many hold it at once; two for co-leads.</param>
/// <param name="AllowsSameGender">Whether a pair may be of one declared gender.</param>
/// <param name="Incompatible">What nobody may hold beside it, in whatever chapter.</param>
/// <param name="VacancyDays">How long a seat may stay without a regular holder.</param>
internal sealed record PostBody(
    PostKind Kind,
    LocalText Title,
    int TermMonths,
    int? TermLimit,
    int Seats,
    bool AllowsSameGender,
    IReadOnlyList<PostKind> Incompatible,
    int VacancyDays)
{
    public PostRules ToRules() => new(
        Kind, NamesValidator.Trim(Title), TermMonths, TermLimit, Seats, AllowsSameGender, [.. Incompatible.Distinct().Order()],
        VacancyDays);
}

internal sealed class PostValidator : AbstractValidator<PostBody>
{
    public PostValidator()
    {
        RuleFor(post => post.Title).SetValidator(new NamesValidator());
        RuleFor(post => post.TermMonths).InclusiveBetween(1, 120);
        RuleFor(post => post.TermLimit).InclusiveBetween(1, 20);
        RuleFor(post => post.Seats).InclusiveBetween(1, 100);
        RuleFor(post => post.VacancyDays).InclusiveBetween(1, 730);
    }
}
