namespace VoltKosova.Membership.Domain;

/// <summary>Where a person lives: in Kosovo a municipality, elsewhere a locality as the person wrote it.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; XK for Kosovo.</param>
/// <param name="Municipality">The municipality's slug, in Kosovo.</param>
/// <param name="Locality">The town, outside Kosovo.</param>
internal sealed record Residence(string Country, string? Municipality, string? Locality);
