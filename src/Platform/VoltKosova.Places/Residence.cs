using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using VoltKosova.Kernel;

namespace VoltKosova.Places;

/// <summary>
/// Where somebody lives: in Kosovo a municipality, elsewhere a country and a locality by name. Two residences are the same place when
/// country, municipality and the folded name of the locality are; <see cref="FoldedName"/> compares localities.
/// </summary>
public sealed partial record Residence
{
    /// <summary>The longest locality, in characters.</summary>
    public const int MaxLocality = 100;

    private Residence(string country, string? municipality, string? locality) =>
        (Country, Municipality, Locality) = (country, municipality, locality);

    /// <summary>The code of a <see cref="Places.Country"/>.</summary>
    public string Country { get; }

    /// <summary>The slug of a <see cref="Places.Municipality"/>; in Kosovo only.</summary>
    public string? Municipality { get; }

    /// <summary>The name of the town or village, as the person wrote it; outside Kosovo only.</summary>
    public string? Locality { get; }

    /// <summary>Checks what somebody sent.</summary>
    /// <param name="country">A country's code.</param>
    /// <param name="municipality">A slug, for Kosovo.</param>
    /// <param name="locality">A name, for other countries; spaces around and doubled inside are dropped.</param>
    /// <param name="residence">The residence.</param>
    /// <param name="no">Why it is none.</param>
    public static bool TryMake(
        string country,
        string? municipality,
        string? locality,
        [NotNullWhen(true)] out Residence? residence,
        [NotNullWhen(false)] out Rejection? no)
    {
        var name = Spaces().Replace(locality ?? "", " ").Trim();
        no = Check(country, municipality ?? "", name);
        residence = no is null ? new Residence(country, NullIfEmpty(municipality), NullIfEmpty(name)) : null;
        return no is null;
    }

    /// <summary>The place as people read it: "Prishtinë", "Berlin, Gjermani".</summary>
    public string In(Language language) => Municipality is { } slug
        ? Gazetteer.Municipality(slug)!.Name.In(language)
        : $"{Locality}, {Gazetteer.Country(Country)!.Name.In(language)}";

    private static Rejection? Check(string country, string municipality, string locality) => (country, municipality, locality) switch
    {
        _ when Gazetteer.Country(country) is null => new CountryUnknown(),
        (Places.Country.Kosovo, "", _) => new MunicipalityNeeded(),
        (Places.Country.Kosovo, _, _) when Gazetteer.Municipality(municipality) is null => new MunicipalityUnknown(),
        (Places.Country.Kosovo, _, not "") => new LocalityOnlyAbroad(),
        (Places.Country.Kosovo, _, "") => null,
        (_, not "", _) => new MunicipalityOnlyInKosovo(),
        _ when locality.Length > MaxLocality => new LocalityTooLong(),
        _ when FoldedName.Of(locality).Length == 0 => new LocalityNeeded(),
        _ => null,
    };

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    [GeneratedRegex(@"[\s\p{C}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}

/// <summary>The country is not in the list of countries.</summary>
public sealed record CountryUnknown() : Rejection("The country is not in the list of countries.", RejectionKind.Invalid);

/// <summary>In Kosovo a residence is a municipality.</summary>
public sealed record MunicipalityNeeded() : Rejection("A residence in Kosovo needs a municipality.", RejectionKind.Invalid);

/// <summary>The municipality is not in the list of municipalities.</summary>
public sealed record MunicipalityUnknown() : Rejection("The municipality is not in the list of municipalities.", RejectionKind.Invalid);

/// <summary>Only Kosovo's municipalities are known.</summary>
public sealed record MunicipalityOnlyInKosovo() : Rejection("Only a residence in Kosovo has a municipality.", RejectionKind.Invalid);

/// <summary>Outside Kosovo a residence is a locality by name.</summary>
public sealed record LocalityNeeded() : Rejection("A residence outside Kosovo needs the name of a locality.", RejectionKind.Invalid);

/// <summary>In Kosovo the municipality says it.</summary>
public sealed record LocalityOnlyAbroad() : Rejection("Only a residence outside Kosovo has a locality.", RejectionKind.Invalid);

/// <summary>The locality is longer than a name of a place is.</summary>
public sealed record LocalityTooLong()
    : Rejection($"The name of a locality has at most {Residence.MaxLocality} characters.", RejectionKind.Invalid);
