using FluentValidation;
using VoltKosova.Kernel;
using VoltKosova.Partnerships.Domain;
using VoltKosova.Places;

namespace VoltKosova.Partnerships.Features;

/// <summary>What can be said about a partner, as it is sent.</summary>
/// <param name="Name">As the partner writes it.</param>
/// <param name="Country">ISO 3166-1 alpha-2; XK for Kosovo.</param>
/// <param name="Website">An absolute http or https address.</param>
/// <param name="Municipality">The municipality's slug, for a partner in Kosovo whose place is known.</param>
/// <param name="Locality">The town, for a partner elsewhere whose place is known.</param>
internal sealed record ProfileBody(string Name, string Country, string? Website, string? Municipality, string? Locality)
{
    public PartnerProfile ToProfile() => new(Name.Trim(), Country, Text(Website), Text(Municipality), Text(Locality));

    /// <summary>Why it cannot be; null when it can.</summary>
    public Rejection? Flaw() => (Text(Municipality) ?? Text(Locality)) is null
        ? Gazetteer.Country(Country) is null ? new CountryUnknown() : null
        : Residence.TryMake(Country, Text(Municipality), Text(Locality), out _, out var no) ? null : no;

    private static string? Text(string? sent) => string.IsNullOrWhiteSpace(sent) ? null : sent.Trim();
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
