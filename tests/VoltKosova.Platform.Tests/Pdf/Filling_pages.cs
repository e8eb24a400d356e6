using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using UglyToad.PdfPig;
using VoltKosova.Figures;
using VoltKosova.Figures.Drawing;
using VoltKosova.Kernel;
using VoltKosova.Pdf;
using VoltKosova.Platform.Tests.Figures;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Pdf;

public sealed class Filling_pages
{
    private static readonly PdfHead _head = new("Deklaratë", Language.Sq, FixedClock.Start, "Volt Kosova");

    [Fact]
    public void sets_every_word_of_a_long_text_once_and_in_order()
    {
        var words = Enumerable.Range(1, 3000).Select(at => $"fjala{at}").ToList();

        var pages = PdfReading.Pages(Written(flow => flow.Paragraph(string.Join(' ', words))));

        pages.Count.ShouldBeGreaterThan(3);
        pages.SelectMany(page => page.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Where(word => word.StartsWith("fjala", StringComparison.Ordinal)).ShouldBe(words);
    }

    [Fact]
    public void repeats_the_head_of_a_table_and_sets_every_row_once()
    {
        var pages = PdfReading.Pages(Written(flow => flow.Table(
            [new PdfColumn("Numri"), new PdfColumn("Shuma", IsNumber: true)],
            Enumerable.Range(1, 120).Select(at => (IReadOnlyList<string>)[$"rreshti{at}", at.ToString(CultureInfo.InvariantCulture)]))));

        pages.Count.ShouldBeGreaterThan(2);
        pages.ShouldAllBe(page => page.Contains("Numri", StringComparison.Ordinal));
        pages.SelectMany(page => page.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Count(word => word.StartsWith("rreshti", StringComparison.Ordinal)).ShouldBe(120);
    }

    [Fact]
    public void cuts_a_row_that_is_taller_than_a_page()
    {
        var text = string.Join(' ', Enumerable.Range(1, 1500).Select(at => $"w{at}"));

        var words = PdfReading.Text(Written(flow => flow.Table([new PdfColumn("A"), new PdfColumn("B")], [["x", text]]))).Split(' ');

        words.Count(word => word.Length > 1 && word[0] == 'w').ShouldBe(1500);
    }

    [Fact]
    public void keeps_everything_inside_the_margins()
    {
        using var document = PdfDocument.Open(Written(flow =>
        {
            flow.Heading(new string('W', 200));
            flow.Paragraph(new string('x', 900));
            flow.Table([new PdfColumn("A"), new PdfColumn("B", IsNumber: true)], [[new string('y', 300), new string('9', 300)]]);
        }));

        var letters = document.GetPages().SelectMany(page => page.Letters).ToList();
        letters.Count.ShouldBeGreaterThan(1500);
        letters.ShouldAllBe(letter => letter.BoundingBox.Left > 50 && letter.BoundingBox.Right < 545 && letter.BoundingBox.Bottom > 20);
    }

    [Fact]
    public void keeps_a_heading_with_what_follows()
    {
        var pages = PdfReading.Pages(Written(flow =>
        {
            for (var at = 0; at < 35; at++)
                flow.Paragraph($"Fjali {at}.");
            flow.Heading("Titulli", 2);
            flow.Paragraph("Teksti i titullit.");
        }));

        pages.Count.ShouldBe(2);
        pages[1].ShouldStartWith("Titulli");
    }

    [Fact]
    public void leaves_a_space_between_lines_for_whoever_hears_them() => PdfReading.Text(Written(
        flow => flow.Paragraph(string.Concat(Enumerable.Repeat("njëzet e një ", 20))))).ShouldContain(
            string.Concat(Enumerable.Repeat("njëzet e një ", 20)));

    [Fact]
    public void numbers_them() => PdfReading.Pages(Written(flow =>
    {
        flow.NextPage();
        flow.NextPage();
    })).Select(page => page.Trim()[^5..]).ShouldBe(["1 / 3", "2 / 3", "3 / 3"]);

    [Fact]
    public void refuses_a_row_with_another_number_of_cells() =>
        Should.Throw<ArgumentException>(() => Written(flow => flow.Table([new PdfColumn("A")], [["1", "2"]])));

    [Fact]
    public void draws_the_chart_of_a_page_with_its_words()
    {
        var series = new FigureSeries(
            Samples.Stock, FigurePeriod.Until(new DateOnly(2026, 11, 1), 12), [.. Enumerable.Range(0, 12).Select(at => at * 80L)], []);

        var text = PdfReading.Text(Written(flow => flow.Draw(Charts.OverTime(series, Language.Sq), "Anëtarë")));

        foreach (var word in (string[])["nën", "gus", "800", "2026"])
            text.ShouldContain(word);
    }

    [Fact]
    public void puts_a_card_on_the_paper_of_a_card()
    {
        using var document = PdfDocument.Open(Writer().Write(_head with { Paper = PdfPaper.Card }, flow =>
        {
            flow.Heading("Volt Kosova");
            flow.KeyValues([("Anëtari", "Arbër Krasniqi"), ("Numri", "13596868")]);
            flow.QrCodeInCorner("https://voltkosova.example/c/13596868", "Kodi", 60);
        }));

        document.NumberOfPages.ShouldBe(1);
        Math.Round(document.GetPage(1).Width).ShouldBe(243);
    }

    private static byte[] Written(Action<PdfPages> content) => Writer().Write(_head, content);

    private static PdfWriter Writer() => new ServiceCollection().AddPdf(new ConfigurationBuilder().Build())
        .BuildServiceProvider().GetRequiredService<PdfWriter>();
}
