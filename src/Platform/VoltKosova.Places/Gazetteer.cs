using System.Collections.Frozen;
using System.Text.Json;

namespace VoltKosova.Places;

/// <summary>All places that the software knows, from the files in <c>Data/</c>: new borders or names are a change of these files.</summary>
public static class Gazetteer
{
    private static readonly JsonSerializerOptions _json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly FrozenDictionary<string, Municipality> _municipalities;
    private static readonly FrozenDictionary<string, District> _districts;
    private static readonly FrozenDictionary<string, Country> _countries;

    static Gazetteer()
    {
        Municipalities = Read<Municipality>("Data/municipalities.json");
        Districts = Read<District>("Data/districts.json");
        Countries = Read<Country>("Data/countries.json");
        _municipalities = Municipalities.ToFrozenDictionary(municipality => municipality.Slug);
        _districts = Districts.ToFrozenDictionary(district => district.Code);
        _countries = Countries.ToFrozenDictionary(country => country.Code);
    }

    /// <summary>The municipalities, by code.</summary>
    public static IReadOnlyList<Municipality> Municipalities { get; }

    /// <summary>The districts, by code.</summary>
    public static IReadOnlyList<District> Districts { get; }

    /// <summary>The countries, by code.</summary>
    public static IReadOnlyList<Country> Countries { get; }

    /// <summary>The municipality with exactly this slug, or null.</summary>
    public static Municipality? Municipality(string slug) => _municipalities.GetValueOrDefault(slug);

    /// <summary>The district with this code, or null.</summary>
    public static District? District(string code) => _districts.GetValueOrDefault(code);

    /// <summary>The country with exactly this code, or null.</summary>
    public static Country? Country(string code) => _countries.GetValueOrDefault(code);

    private static List<TPlace> Read<TPlace>(string resource)
    {
        using var file = typeof(Gazetteer).Assembly.GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<List<TPlace>>(file, _json)!;
    }
}
