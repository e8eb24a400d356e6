using System.Globalization;
using System.Text;
using System.Text.Json;
using VoltKosova.Kernel;
using VoltKosova.Places;

namespace VoltKosova.Demo.Cast;

/// <summary>Makes people as the movement might have them: by where they live, what they speak and how they are called there.</summary>
/// <param name="chance">What falls.</param>
/// <param name="today">The day that ages are reckoned from.</param>
public sealed class People(Chance chance, DateOnly today)
{
    private const double InKosovo = 0.66;

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    private static readonly Pools _pools = Read();

    private readonly Dictionary<string, int> _addresses = [];
    private readonly HashSet<(string Given, string Family, DateOnly Born)> _known = [];

    /// <summary>Somebody new.</summary>
    public Person Next()
    {
        var home = chance.Is(InKosovo);
        var place = chance.Weighted(home ? _pools.Municipalities : _pools.Localities, one => one.Weight);
        var language = chance.Is(place.Serbian) ? Language.Sr : chance.Is(home ? 0.04 : 0.22) ? Language.En : Language.Sq;
        var names = language == Language.Sr ? _pools.Serbian : _pools.Albanian;
        var woman = chance.Is(0.47);
        var (given, family) = (chance.One(woman ? names.Women : names.Men), chance.One(names.Families));
        if (chance.Is(0.03))
            family = $"{family}-{chance.One(names.Families)}";

        // Two of one name who were born on one day would be taken for one.
        var born = BirthDate();
        while (!_known.Add((given, family, born)))
            born = BirthDate();
        return new Person(
            given,
            family,
            Address(given, family),
            born,
            home ? Country.Kosovo : place.Country!,
            home ? place.Name : null,
            home ? null : place.Name,
            language,
            woman,
            chance.Is(0.42));
    }

    // Young people join more often; nobody is younger than a member may be.
    private DateOnly BirthDate()
    {
        var age = chance.Is(0.6) ? chance.Between(19, 34) : chance.Between(35, 78);
        return today.AddYears(-age).AddDays(-chance.Between(0, 364));
    }

    private string Address(string given, string family)
    {
        var local = $"{Ascii(given)}.{Ascii(family)}";
        var count = _addresses[local] = _addresses.GetValueOrDefault(local) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{local}{(count == 1 ? "" : count)}@post.example");
    }

    private static string Ascii(string name) => string.Concat(
        FoldedName.Of(name).Normalize(NormalizationForm.FormD).Where(letter => char.IsAsciiLetterOrDigit(letter)));

    private static Pools Read()
    {
        using var file = typeof(People).Assembly.GetManifestResourceStream("names.json")!;
        return JsonSerializer.Deserialize<Pools>(file, _json)!;
    }

    private sealed record Pools(Names Albanian, Names Serbian, IReadOnlyList<Place> Municipalities, IReadOnlyList<Place> Localities);

    private sealed record Names(IReadOnlyList<string> Women, IReadOnlyList<string> Men, IReadOnlyList<string> Families);

    private sealed record Place(string Name, double Weight, double Serbian, string? Country);
}
