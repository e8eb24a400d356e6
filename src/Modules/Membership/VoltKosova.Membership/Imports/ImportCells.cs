using VoltKosova.Kernel;

namespace VoltKosova.Membership.Imports;

/// <summary>The cells of a line as they were typed; absent where the file has no such column, or nothing stands in it.</summary>
internal sealed record ImportCells
{
    /// <summary>The columns, with what people call them.</summary>
    private static readonly Dictionary<string, string[]> _called = new()
    {
        ["given_name"] = ["given name", "first name", "name", "emri", "ime", "vorname"],
        ["family_name"] = ["family name", "last name", "surname", "mbiemri", "prezime", "nachname"],
        ["email"] = ["email", "e mail", "emaili", "e maili", "e posta", "posta elektronike", "mail"],
        ["birth_date"] = ["birth date", "date of birth", "born", "datelindja", "data e lindjes", "datum rodjenja", "geburtsdatum"],
        ["country"] = ["country", "shteti", "drzava", "land"],
        ["municipality"] = ["municipality", "komuna", "opstina"],
        ["locality"] = ["locality", "city", "town", "place", "qyteti", "vendbanimi", "vendi", "grad", "mesto", "ort"],
        ["language"] = ["language", "gjuha", "jezik", "sprache"],
        ["kind"] = ["kind", "type", "lloji", "vrsta"],
        ["joined_on"] = ["joined on", "member since", "anetar qe nga", "anetare qe nga", "clan od", "mitglied seit"],
    };

    private static readonly Dictionary<string, string> _columns = _called
        .SelectMany(one => one.Value.Append(one.Key.Replace('_', ' ')).Select(name => (name, one.Key)))
        .DistinctBy(one => one.name).ToDictionary(one => one.name, one => one.Key);

    public string? GivenName { get; init; }

    public string? FamilyName { get; init; }

    public string? Email { get; init; }

    public string? BirthDate { get; init; }

    public string? Country { get; init; }

    public string? Municipality { get; init; }

    public string? Locality { get; init; }

    public string? Language { get; init; }

    public string? Kind { get; init; }

    public string? JoinedOn { get; init; }

    /// <summary>The column of a heading; null when nobody knows it.</summary>
    public static string? ColumnOf(string heading) => _columns.GetValueOrDefault(FoldedName.Of(heading));

    /// <summary>Every cell with its column.</summary>
    public IEnumerable<(string Column, string Text)> All => ((string Column, string? Text)[])
    [
        ("given_name", GivenName), ("family_name", FamilyName), ("email", Email), ("birth_date", BirthDate), ("country", Country),
        ("municipality", Municipality), ("locality", Locality), ("language", Language), ("kind", Kind), ("joined_on", JoinedOn),
    ] is var all ? all.Where(one => one.Text is not null).Select(one => (one.Column, one.Text!)) : [];

    public ImportCells With(string column, string text) => column switch
    {
        "given_name" => this with { GivenName = text },
        "family_name" => this with { FamilyName = text },
        "email" => this with { Email = text },
        "birth_date" => this with { BirthDate = text },
        "country" => this with { Country = text },
        "municipality" => this with { Municipality = text },
        "locality" => this with { Locality = text },
        "language" => this with { Language = text },
        "kind" => this with { Kind = text },
        "joined_on" => this with { JoinedOn = text },
        _ => throw new System.Diagnostics.UnreachableException(column),
    };
}
