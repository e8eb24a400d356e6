using VoltKosova.Kernel;

namespace VoltKosova.Chapters.Domain.Chapters;

/// <summary>The places that a chapter holds. Two areas are equal when they name the same places, spelled the same.</summary>
/// <param name="Municipalities">Slugs of municipalities in Kosovo, in order, each once.</param>
/// <param name="Countries">ISO 3166-1 alpha-2; XK for Kosovo. In order, each once.</param>
/// <param name="Localities">Towns outside Kosovo, ordered by country and folded name, each once.</param>
internal sealed record ChapterArea(
    IReadOnlyList<string> Municipalities, IReadOnlyList<string> Countries, IReadOnlyList<Locality> Localities)
{
    /// <summary>No place at all: what a chapter has when it is founded.</summary>
    public static ChapterArea Nowhere { get; } = new([], [], []);

    /// <summary>The names of the places by which no other chapter may hold them, for example <c>locality:DE:berlin</c>.</summary>
    public IEnumerable<string> Keys() =>
    [
        .. Municipalities.Select(AreaKey.OfMunicipality),
        .. Countries.Select(AreaKey.OfCountry),
        .. Localities.Select(locality => AreaKey.OfLocality(locality.Country, locality.Folded)),
    ];

    /// <summary>The same places in order, each once; of two spellings of a town the first stays.</summary>
    public static ChapterArea Of(
        IEnumerable<string> municipalities, IEnumerable<string> countries, IEnumerable<Locality> localities) => new(
        [.. municipalities.Distinct().Order(StringComparer.Ordinal)],
        [.. countries.Distinct().Order(StringComparer.Ordinal)],
        [
            .. localities
                .DistinctBy(locality => (locality.Country, locality.Folded))
                .OrderBy(locality => locality.Country, StringComparer.Ordinal)
                .ThenBy(locality => locality.Folded, StringComparer.Ordinal),
        ]);

    public bool Equals(ChapterArea? other) => other is not null
        && Municipalities.SequenceEqual(other.Municipalities)
        && Countries.SequenceEqual(other.Countries)
        && Localities.SequenceEqual(other.Localities);

    public override int GetHashCode() => HashCode.Combine(Municipalities.Count, Countries.Count, Localities.Count);
}

/// <summary>A town outside Kosovo.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Name">As somebody wrote it.</param>
/// <param name="Folded">As it is compared; stored, so that a claim keeps its name when the folding learns new letters.</param>
internal sealed record Locality(string Country, string Name, string Folded)
{
    public static Locality Of(string country, string name) => new(country, name, FoldedName.Of(name));
}
