using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using UglyToad.PdfPig;
using VoltKosova.Kernel;
using VoltKosova.Pdf;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Pdf;

public sealed class Writing_a_PDF
{
    private static readonly PdfHead _head = new("Raporti mujor", Language.Sq, FixedClock.Start, "Volt Kosova");

    [Fact]
    public void sets_Albanian_and_Serbian_in_both_scripts()
    {
        const string text = "Përçarje e Çelësit; Čačak, Šabac, Žabalj, Đakovica i ćerka; Ђорђе Њагуљ, Љубљана, Џеп";

        PdfReading.Text(Written(pages => pages.Paragraph(text))).ShouldContain(text);
    }

    [Theory]
    [InlineData("Ana 😀 Kovač", "Ana □ Kovač")]
    [InlineData("Ana 👩‍👩‍👧 Kovač", "Ana □ Kovač")]
    [InlineData("Ana \0\u0007\u200bKovač", "Ana Kovač")]
    [InlineData("A\u0308rbe\u0308r", "Ärbër")]
    [InlineData("\uffff\ue000", "□□")]
    [InlineData("", "")]
    public void puts_a_box_for_what_it_cannot_set(string given, string set) => Printable.Text(given).ShouldBe(set);

    [Fact]
    public void puts_a_box_for_half_a_sign() => Printable.Text($"Ana {(char)0xd83d} Kovač").ShouldBe("Ana □ Kovač");

    [Theory]
    [InlineData("Dana שלום כהן, Tel", "Dana ןהכ םולש, Tel")]
    [InlineData("محمد", "دمحم")]
    public void lays_words_that_are_read_from_the_right_from_the_right(string given, string set) => Printable.Text(given).ShouldBe(set);

    [Fact]
    public void of_a_name_in_any_script_is_no_failure() => PdfReading.Text(Written(pages =>
    {
        pages.Heading($"👩‍👩‍👧 שלום {(char)0xd800}");
        pages.KeyValues([("אמא", "محمد 北京")]);
        pages.Table([new PdfColumn("😀")], [["\0"], [""], ["Fund"]]);
    })).ShouldEndWith("Fund Volt Kosova · Raporti mujor 1 / 1");

    [Fact]
    public void has_the_same_bytes_for_the_same_content()
    {
        var first = Written(Everything);

        Written(Everything).ShouldBe(first);
        Written(pages => pages.Paragraph("Other")).ShouldNotBe(first);
        Encoding.Latin1.GetString(first).ShouldNotContain("0000-0000");
    }

    [Fact]
    public void by_many_at_once_gives_everybody_their_own()
    {
        var each = Enumerable.Range(0, 16).AsParallel().WithDegreeOfParallelism(8).Select(
            at => (at, PdfReading.Text(Written(pages => pages.Paragraph($"Numri {at}."))))).ToList();

        each.ShouldAllBe(one => one.Item2.StartsWith($"Numri {one.at}."));
    }

    [Fact]
    public void says_title_language_issuer_and_moment()
    {
        var bytes = Written(Everything);

        using var document = PdfDocument.Open(bytes);
        document.Information.Title.ShouldBe("Raporti mujor");
        document.Information.Author.ShouldBe("Volt Kosova");
        document.Information.CreationDate.ShouldStartWith("D:20260302110000");
        var plain = Encoding.Latin1.GetString(bytes);
        plain.ShouldContain("/Lang(sq)");
        plain.ShouldContain("/Marked true");
        plain.ShouldContain("/DisplayDocTitle true");
    }

    [Fact]
    public void tags_headings_tables_and_what_a_drawing_shows()
    {
        var plain = Encoding.Latin1.GetString(Written(Everything));

        foreach (var tag in (string[])["H1", "H2", "P", "Table", "TR", "TH", "TD", "Figure"])
            plain.ShouldContain($"/S/{tag}");
        plain.ShouldContain("/Alt(A bar)");
    }

    [Fact]
    public void that_names_no_fonts_does_not_start_and_names_the_setting() => Should.Throw<InvalidOperationException>(() =>
        Writer("/nowhere"))
        .Message.ShouldBe(
            "The setting Pdf:Fonts must name a folder with DejaVuSans.ttf and DejaVuSans-Bold.ttf, but /nowhere has no DejaVuSans.ttf: " +
            "Debian's package fonts-dejavu-core brings both.");

    [Fact]
    public void writes_a_code_in_UTF_8_as_banks_are_told_also_where_Latin_1_had_every_letter()
    {
        const int letters = 300;
        var (plain, accented) = (Coded(new string('e', letters)), Coded(new string('ë', letters)));

        accented.ShouldBeGreaterThan(plain * 5 / 4, "a letter of two bytes takes more room");

        static int Coded(string text) => Written(pages => pages.QrCode(text, "A code")).Length - Written(_ => { }).Length;
    }

    private static void Everything(PdfPages pages)
    {
        pages.Heading("Raporti mujor");
        pages.Paragraph("Teksti");
        pages.Heading("Shifrat", 2);
        pages.KeyValues([("Muaji", "nëntor 2026")]);
        pages.Table([new PdfColumn("Dega"), new PdfColumn("Anëtarë", IsNumber: true)], [["Prishtinë", "12"]]);
        pages.Drawing(100, 20, "A bar", canvas => canvas.Bar(0, 0, 50, 20, PdfColour.Soft));
        pages.QrCode("https://voltkosova.example/card/1", "A code");
        pages.Note("Fund");
    }

    private static byte[] Written(Action<PdfPages> content) => Writer(null).Write(_head, content);

    private static PdfWriter Writer(string? folder) => new ServiceCollection()
        .AddPdf(new ConfigurationBuilder().AddInMemoryCollection([new("Pdf:Fonts", folder)]).Build())
        .BuildServiceProvider().GetRequiredService<PdfWriter>();
}
