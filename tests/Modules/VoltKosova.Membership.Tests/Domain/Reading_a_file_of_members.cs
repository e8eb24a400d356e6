using System.Text;
using Shouldly;
using VoltKosova.Kernel;
using VoltKosova.Membership.Domain;
using VoltKosova.Membership.Imports;
using Xunit;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Reading_a_file_of_members
{
    private const string Heads = "Emri;Mbiemri;E-maili;Datëlindja;Komuna;Shënim";
    private const string Ana = "Ana;Đorđević;ana@example.org;2.3.1980;Prishtinë;x";

    private static readonly DateOnly _today = new(2026, 11, 29);

    static Reading_a_file_of_members() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public async Task takes_semicolons_commas_and_tabs()
    {
        foreach (var separator in (string[])[";", ",", "\t"])
        {
            var file = $"{Heads}\r\n{Ana}\r\n".Replace(";", separator, StringComparison.Ordinal);
            (await Read(Encoding.UTF8.GetBytes(file))).ShouldHaveSingleItem().ShouldBe((2, "Ana", "Đorđević", "2.3.1980"));
        }

        (await Read(Encoding.UTF8.GetBytes($"sep=;\r\n{Heads}\r\n{Ana}\r\n"))).ShouldHaveSingleItem().Family.ShouldBe("Đorđević");
    }

    [Fact]
    public async Task takes_utf_8_with_and_without_a_mark_and_what_windows_writes()
    {
        var text = $"{Heads}\n{Ana}\n\"Gëzim; i ri\";Çela;;1.1.1990;Pejë;\n";
        foreach (var bytes in (byte[][])
            [
                Encoding.UTF8.GetBytes(text),
                [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
                Encoding.GetEncoding(1250).GetBytes(text),
                [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)],
            ])
        {
            var lines = await Read(bytes);
            lines.Select(line => line.Family).ShouldBe(["Đorđević", "Çela"]);
            lines[1].Given.ShouldBe("Gëzim; i ri");
        }

        var western = text.Replace("Đorđević", "Müller-Lefèvre", StringComparison.Ordinal);
        (await Read(Encoding.GetEncoding(1252).GetBytes(western), ImportEncoding.Windows1252))[0].Family.ShouldBe("Müller-Lefèvre");
        (await Read(Encoding.GetEncoding(1250).GetBytes(text), ImportEncoding.Windows1250))[0].Family.ShouldBe("Đorđević");
    }

    [Fact]
    public async Task knows_its_headings_in_three_languages_and_says_which_it_does_not_know()
    {
        var (_, ignored) = await Open($"{Heads}\n{Ana}\n");
        ignored.ShouldBe([6]);
        (await Open("Ime,Prezime,Datum rođenja,Opština\n")).Ignored.ShouldBeEmpty();
        (await Open("given_name,family_name,birth_date,municipality\n")).Ignored.ShouldBeEmpty();
        (await Should.ThrowAsync<ImportFileException>(() => Open("Emri;Komuna\n"))).Rejection
            .ShouldBe(new ImportColumnsMissing("birth_date"));
        (await Should.ThrowAsync<ImportFileException>(() => Open("Ana;Jović\n"))).Rejection
            .ShouldBe(new ImportColumnsMissing("birth_date, given_name"), "nothing of the line is said");
    }

    [Fact]
    public async Task counts_lines_as_an_editor_does_and_leaves_empty_ones_out() =>
        (await Read(Encoding.UTF8.GetBytes($"{Heads}\n\n;;;;;\n\"Ana\nMarija\";Jović;;1980-03-02;Pejë;\n{Ana}\n")))
            .Select(line => line.Line).ShouldBe([4, 6]);

    [Fact]
    public async Task refuses_what_is_no_csv_as_a_whole_and_says_where()
    {
        (await Refused($"{Heads}\n{Ana}\n\"Ana;Jović")).ShouldBe(new ImportNotCsv(3));
        (await Refused($"{Heads}\n{Ana}\n\"{new string('a', 200_000)}")).ShouldBe(new ImportNotCsv(3));
    }

    [Theory]
    [InlineData("2026-11-29", "2026-11-29")]
    [InlineData("29.11.2026", "2026-11-29")]
    [InlineData("29/11/2026", "2026-11-29")]
    [InlineData("1.2.1980", "1980-02-01")]
    [InlineData("29.2.2024.", "2024-02-29")]
    [InlineData("11/29/2026", null)]
    [InlineData("29.2.2026", null)]
    [InlineData("44562", null)]
    [InlineData("1.1.80", null)]
    [InlineData("1.1.1080", null)]
    public void reads_days_in_three_forms(string typed, string? day) =>
        LineReading.Day(typed)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(day);

    [Fact]
    public void understands_what_people_write()
    {
        var (person, notes) = LineReading.Read(
            new ImportCells
            {
                GivenName = "Ana",
                Email = " ANA@Example.org",
                BirthDate = "2.3.1980",
                Municipality = "Priština",
                Language = "srpski",
                Kind = "Počasni član",
                JoinedOn = "29/11/2020",
            },
            16,
            _today);
        notes.ShouldBeEmpty();
        (person!.Email!.Canonical, person.Residence.Municipality, person.Language, person.Kind, person.JoinedOn).ShouldBe(
            ("ana@example.org", "prishtine", Language.Sr, MembershipKind.Honorary, new DateOnly(2020, 11, 29)));
        var abroad = new ImportCells { GivenName = "Ana", BirthDate = "2.3.1980", Country = "Gjermani", Locality = "Berlin" };
        LineReading.Read(abroad, 16, _today).Person!.Residence.Country.ShouldBe("DE");
    }

    [Fact]
    public void says_of_each_cell_what_to_do()
    {
        var sound = new ImportCells { GivenName = "Ana", Email = "a@example.org", BirthDate = "2.3.1980", Municipality = "Pejë" };
        foreach (var (cells, notes) in ((ImportCells, string)[])
            [
                (sound with { GivenName = null }, "NameMissing given_name"),
                (sound with { GivenName = "🌻" }, ""),
                (sound with { Email = null }, "EmailMissing email"),
                (sound with { Email = "ana" }, "EmailNotValid email"),
                (sound with { BirthDate = null }, "BirthDateMissing birth_date"),
                (sound with { BirthDate = "1980" }, "DateNotReadable birth_date"),
                (sound with { BirthDate = "30.11.2010" }, "TooYoung birth_date"),
                (sound with { JoinedOn = "30.11.2026" }, "DayToCome joined_on"),
                (sound with { JoinedOn = "1.3.1980" }, "JoinedBeforeBirth joined_on"),
                (sound with { JoinedOn = "2.3.1980" }, ""),
                (sound with { Municipality = null }, "MunicipalityNeeded municipality"),
                (sound with { Municipality = "Atlantis" }, "MunicipalityUnknown municipality"),
                (sound with { Country = "Atlantis" }, "CountryUnknown country"),
                (sound with { Country = "DE" }, "MunicipalityOnlyInKosovo municipality"),
                (sound with { Country = "DE", Municipality = null }, "LocalityNeeded locality"),
                (sound with { Locality = "Pejë" }, "LocalityOnlyAbroad locality"),
                (sound with { Language = "de" }, "LanguageUnknown language"),
                (sound with { Kind = "boss" }, "KindUnknown kind"),
                (sound with { GivenName = new string('a', 201) }, "CellTooLong given_name"),
                (sound with { GivenName = "=HYPERLINK(\"http://x\")" }, "CellIsFormula given_name"),
                (sound with { GivenName = "'@SUM(1)" }, "CellIsFormula given_name"),
                (sound with { BirthDate = "########" }, "CellIsFormula birth_date"),
                (sound with { FamilyName = "-1+cmd|' /C calc'!A0" }, "CellIsFormula family_name"),
            ])
        {
            string.Join(", ", LineReading.Read(cells, 16, _today).Notes.Select(note => $"{note.Code} {note.Column}")).ShouldBe(notes);
        }

        LineReading.Read(sound with { Email = null }, 16, _today).Person.ShouldNotBeNull("without an address one can be a member");
        LineReading.Read(sound with { Email = "ana" }, 16, _today).Person.ShouldBeNull();
    }

    [Fact]
    public void says_it_in_three_languages()
    {
        foreach (var note in Enum.GetValues<ImportNoteCode>().Select(code => ImportNote.Of(code)))
            ((string[])[note.Text.Sq, note.Text.Sr, note.Text.En]).Distinct().Count().ShouldBe(3, note.Code.ToString());
    }

    private static async Task<IReadOnlyList<(int Line, string? Given, string? Family, string? Born)>> Read(
        byte[] file, ImportEncoding encoding = ImportEncoding.Auto)
    {
        using var stream = new MemoryStream(file);
        await using var reader = await ImportReader.Open(stream, encoding, CancellationToken.None);
        var lines = new List<(int, string?, string?, string?)>();
        await foreach (var (line, cells) in reader.Lines(CancellationToken.None))
            lines.Add((line, cells.GivenName, cells.FamilyName, cells.BirthDate));
        return lines;
    }

    private static async Task<(int Lines, IReadOnlyList<int> Ignored)> Open(string file)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file));
        await using var reader = await ImportReader.Open(stream, ImportEncoding.Auto, CancellationToken.None);
        return (await reader.Lines(CancellationToken.None).CountAsync(), reader.IgnoredColumns);
    }

    private static async Task<Rejection> Refused(string file) =>
        (await Should.ThrowAsync<ImportFileException>(() => Read(Encoding.UTF8.GetBytes(file)))).Rejection;
}
