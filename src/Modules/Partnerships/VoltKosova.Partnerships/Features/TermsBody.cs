using FluentValidation;
using VoltKosova.Partnerships.Domain.Agreements;

namespace VoltKosova.Partnerships.Features;

/// <summary>What is agreed on, as it is sent.</summary>
/// <param name="Title">What it is called; it names no people.</param>
/// <param name="StartsOn">Not in force before.</param>
/// <param name="EndsOn">The last day in force; left out when it has no end.</param>
/// <param name="NoticeDays">From a termination to its effect, and from the notice to the end.</param>
/// <param name="DocumentSha256">The SHA-256 of the text that both sides will sign, 64 hexadecimal digits.</param>
internal sealed record TermsBody(string Title, DateOnly StartsOn, DateOnly? EndsOn, int NoticeDays, string DocumentSha256)
{
    public AgreementTerms ToTerms() => new(Title.Trim(), StartsOn, EndsOn, NoticeDays, DocumentHash.Of(DocumentSha256));
}

internal sealed class TermsValidator : AbstractValidator<TermsBody>
{
    public TermsValidator()
    {
        RuleFor(terms => terms.Title).NotEmpty().MaximumLength(200);
        RuleFor(terms => terms.NoticeDays).InclusiveBetween(0, 3650);
        RuleFor(terms => terms.DocumentSha256).Must(DocumentHash.IsOne).WithErrorCode(DocumentHash.NotValid);
    }
}
