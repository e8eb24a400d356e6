namespace VoltKosova.Partnerships.Domain;

/// <summary>What can change about a partner.</summary>
/// <param name="Name">As the partner writes it; null once the person behind it has been erased.</param>
/// <param name="Country">ISO 3166-1 alpha-2; XK for Kosovo.</param>
/// <param name="Website">An absolute http or https address.</param>
/// <param name="Municipality">The municipality's slug, in Kosovo; null when nobody has said it.</param>
/// <param name="Locality">The town, outside Kosovo; null when nobody has said it.</param>
internal sealed record PartnerProfile(
    string? Name, string Country, string? Website, string? Municipality = null, string? Locality = null);
