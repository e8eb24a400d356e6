using System.Globalization;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Places;
using VoltKosova.Privacy;

namespace VoltKosova.Membership.Imports;

/// <summary>Somebody as a line tells of them, once all of it is understood.</summary>
internal sealed record ImportedPerson(
    string? GivenName,
    string? FamilyName,
    EmailAddress? Email,
    DateOnly BirthDate,
    Places.Residence Residence,
    Language Language,
    MembershipKind Kind,
    DateOnly? JoinedOn);

/// <summary>Understands the cells of a line, and says of each what is wrong with it.</summary>
internal sealed class LineReading
{
    private const int MostLetters = 200;

    private static readonly string[] _dates = ["yyyy-MM-dd", "d.M.yyyy", "d.M.yyyy.", "d/M/yyyy"];

    private static readonly Dictionary<string, string> _municipalities = Gazetteer.Municipalities
        .SelectMany(one => ((string[])[one.Slug, one.Name.Sq, one.Name.Sr, one.Name.En, .. one.Aliases])
            .Select(name => (Name: FoldedName.Of(name), one.Slug)))
        .DistinctBy(one => one.Name).ToDictionary(one => one.Name, one => one.Slug);

    private static readonly Dictionary<string, string> _countries = Gazetteer.Countries
        .SelectMany(one => ((string[])[one.Code, one.Name.Sq, one.Name.Sr, one.Name.En, .. one.Aliases])
            .Select(name => (Name: FoldedName.Of(name), one.Code)))
        .DistinctBy(one => one.Name).ToDictionary(one => one.Name, one => one.Code);

    private static readonly Dictionary<string, MembershipKind> _kinds = new()
    {
        ["member"] = MembershipKind.Member,
        ["anetar"] = MembershipKind.Member,
        ["clan"] = MembershipKind.Member,
        ["supporting member"] = MembershipKind.SupportingMember,
        ["anetar mbeshtetes"] = MembershipKind.SupportingMember,
        ["podrzavajuci clan"] = MembershipKind.SupportingMember,
        ["youth"] = MembershipKind.Youth,
        ["rini"] = MembershipKind.Youth,
        ["omladina"] = MembershipKind.Youth,
        ["honorary"] = MembershipKind.Honorary,
        ["nderi"] = MembershipKind.Honorary,
        ["pocasni clan"] = MembershipKind.Honorary,
    };

    private static readonly Dictionary<string, Language> _languages = new()
    {
        ["sq"] = Language.Sq,
        ["shqip"] = Language.Sq,
        ["albanski"] = Language.Sq,
        ["albanian"] = Language.Sq,
        ["sr"] = Language.Sr,
        ["serbisht"] = Language.Sr,
        ["srpski"] = Language.Sr,
        ["serbian"] = Language.Sr,
        ["en"] = Language.En,
        ["anglisht"] = Language.En,
        ["engleski"] = Language.En,
        ["english"] = Language.En,
    };

    private readonly List<ImportNote> _notes = [];

    private LineReading()
    {
    }

    /// <summary>Reads a line.</summary>
    /// <param name="minimumAge">In years, by the policy of the day.</param>
    /// <param name="today">The day at the movement's seat.</param>
    /// <returns>Who it is, or null when something is wrong; and what there is to say about it.</returns>
    public static (ImportedPerson? Person, IReadOnlyList<ImportNote> Notes) Read(ImportCells cells, int minimumAge, DateOnly today)
    {
        var reading = new LineReading();
        var person = reading.Person(cells, minimumAge, today);
        return (reading._notes.Any(note => ImportNote.IsError(note.Code)) ? null : person, reading._notes);
    }

    /// <summary>A day as people type it.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, _dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= 1900
            ? day
            : null;

    private ImportedPerson? Person(ImportCells cells, int minimumAge, DateOnly today)
    {
        foreach (var (column, text) in cells.All)
        {
            if (IsFormula(text))
                Note(ImportNoteCode.CellIsFormula, column);
            else if (text.Length > MostLetters)
                Note(ImportNoteCode.CellTooLong, column);
        }

        if (_notes.Count > 0)
            return null;
        if (FoldedName.Of(cells.GivenName + cells.FamilyName).Length == 0)
            Note(ImportNoteCode.NameMissing, "given_name");
        var (email, born, home) = (Email(cells.Email), Born(cells.BirthDate, minimumAge, today), Residence(cells));
        var language = Of(_languages, cells.Language, Language.Sq, ImportNoteCode.LanguageUnknown, "language");
        var kind = Of(_kinds, cells.Kind, MembershipKind.Member, ImportNoteCode.KindUnknown, "kind");
        var joined = Joined(cells.JoinedOn, born, today);
        return born is { } day && home is not null
            ? new ImportedPerson(cells.GivenName, cells.FamilyName, email, day, home, language, kind, joined)
            : null;
    }

    private EmailAddress? Email(string? text)
    {
        if (EmailAddress.TryParse(text, out var address))
            return address;
        Note(text is null ? ImportNoteCode.EmailMissing : ImportNoteCode.EmailNotValid, "email");
        return null;
    }

    private DateOnly? Born(string? text, int minimumAge, DateOnly today)
    {
        var born = Day(text);
        if (text is null)
            Note(ImportNoteCode.BirthDateMissing, "birth_date");
        else if (born is null)
            Note(ImportNoteCode.DateNotReadable, "birth_date");
        else if (born.Value.AddYears(minimumAge) > today)
            Note(ImportNoteCode.TooYoung, "birth_date");
        return born;
    }

    private DateOnly? Joined(string? text, DateOnly? born, DateOnly today)
    {
        var joined = Day(text);
        if (text is not null && joined is null)
            Note(ImportNoteCode.DateNotReadable, "joined_on");
        else if (joined > today)
            Note(ImportNoteCode.DayToCome, "joined_on");
        else if (joined < born)
            Note(ImportNoteCode.JoinedBeforeBirth, "joined_on");
        return joined;
    }

    private Places.Residence? Residence(ImportCells cells)
    {
        var country = cells.Country is null ? Country.Kosovo : _countries.GetValueOrDefault(FoldedName.Of(cells.Country));
        var municipality = cells.Municipality is null ? null : _municipalities.GetValueOrDefault(FoldedName.Of(cells.Municipality)) ?? "?";
        if (Places.Residence.TryMake(country ?? "?", municipality, cells.Locality, out var residence, out var no))
            return residence;
        var (code, column) = no switch
        {
            Places.CountryUnknown => (ImportNoteCode.CountryUnknown, "country"),
            Places.MunicipalityNeeded => (ImportNoteCode.MunicipalityNeeded, "municipality"),
            Places.MunicipalityUnknown => (ImportNoteCode.MunicipalityUnknown, "municipality"),
            Places.MunicipalityOnlyInKosovo => (ImportNoteCode.MunicipalityOnlyInKosovo, "municipality"),
            Places.LocalityOnlyAbroad => (ImportNoteCode.LocalityOnlyAbroad, "locality"),
            Places.LocalityTooLong => (ImportNoteCode.CellTooLong, "locality"),
            _ => (ImportNoteCode.LocalityNeeded, "locality"),
        };
        Note(code, column);
        return null;
    }

    private T Of<T>(Dictionary<string, T> known, string? text, T otherwise, ImportNoteCode code, string column)
    {
        if (text is null)
            return otherwise;
        if (known.TryGetValue(FoldedName.Of(text), out var one))
            return one;
        Note(code, column);
        return otherwise;
    }

    private void Note(ImportNoteCode code, string column) => _notes.Add(ImportNote.Of(code, column));

    // With an apostrophe before it a spreadsheet has said that it is none, but who it is for would see one again.
    private static bool IsFormula(string text) => text.TrimStart('\'') is ['=' or '+' or '-' or '@' or '#', ..];
}
