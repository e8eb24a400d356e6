namespace VoltKosova.Volunteering.Domain;

/// <summary>Where the help is needed: online, or in a municipality.</summary>
/// <param name="Municipality">The slug; null online.</param>
/// <param name="Address">Where exactly, as people find it; null online.</param>
internal sealed record Place(bool Online, string? Municipality, string? Address);
