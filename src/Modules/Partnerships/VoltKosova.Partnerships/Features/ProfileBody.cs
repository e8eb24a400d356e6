using FluentValidation;
using VoltKosova.Kernel;
using VoltKosova.Partnerships.Domain;
using VoltKosova.Places;

namespace VoltKosova.Partnerships.Features;

/// <summary>What can be said about a partner, as it is sent.</summary>
/// <param name="Name">As the partner writes it.</param>
/// <param name="Country">ISO 3166-1 alpha-2; XK for Kosovo.</param>
/// <param name="Website">An absolute http or https address.</param>
internal sealed record ProfileBody(string Name, string Country, string? Website)
{
    public PartnerProfile ToProfile() => new(Name.Trim(), Country, string.IsNullOrWhiteSpace(Website) ? null : Website.Trim());

    /// <summary>Why it cannot be; null when it can.</summary>
    public Rejection? Flaw() => Gazetteer.Country(Country) is null ? new CountryUnknown() : null;
}

internal sealed class ProfileValidator : AbstractValidator<ProfileBody>
{
    public ProfileValidator()
    {
        RuleFor(profile => profile.Name).NotEmpty().MaximumLength(200);
        RuleFor(profile => profile.Country).NotEmpty().MaximumLength(2);
        RuleFor(profile => profile.Website).MaximumLength(500).Must(IsWebsite).WithErrorCode("website-not-valid");
    }

    private static bool IsWebsite(string? text) =>
        string.IsNullOrWhiteSpace(text)
        || (Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is ("https" or "http"));
}
