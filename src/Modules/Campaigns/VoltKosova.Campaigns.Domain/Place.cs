namespace VoltKosova.Campaigns.Domain;

/// <summary>Where a signature is counted.</summary>
/// <param name="Country">ISO 3166-1 alpha-2; XK for Kosovo.</param>
/// <param name="Municipality">The municipality's slug, in Kosovo only.</param>
internal sealed record Place(string Country, string? Municipality);
