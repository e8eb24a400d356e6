using VoltKosova.Kernel;

namespace VoltKosova.Demo.Cast;

/// <summary>Somebody of the story. Nobody is real: every address ends in <c>.example</c>.</summary>
public sealed record Person(
    string GivenName,
    string FamilyName,
    string Email,
    DateOnly BirthDate,
    string Country,
    string? Municipality,
    string? Locality,
    Language Language,
    bool IsWoman,
    bool WantsToHelp)
{
    /// <summary>Where they live, as forms ask for it.</summary>
    public object Residence => new { country = Country, municipality = Municipality, locality = Locality };
}
