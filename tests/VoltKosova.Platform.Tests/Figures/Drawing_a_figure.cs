using Shouldly;
using VoltKosova.Figures;
using VoltKosova.Figures.Drawing;
using VoltKosova.Kernel;
using Xunit;

namespace VoltKosova.Platform.Tests.Figures;

public sealed class Drawing_a_figure
{
    private static readonly FigurePeriod _year = FigurePeriod.Until(new DateOnly(2026, 11, 1), 12);

    [Fact]
    public void puts_round_numbers_up_the_side_and_every_value_under_them()
    {
        var picture = Charts.OverTime(Series(Samples.Stock, 0, 870), Language.En);

        Words(picture).ShouldBe(
            [
                "0", "200", "400", "600", "800", "1\u00a0000",
                "Dec", "Jan", "2026", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
            ],
            ignoreOrder: true);
        picture.Shapes.OfType<Shape.Bar>().ShouldAllBe(bar => bar.Y >= 0 && bar.Y + bar.Height <= picture.Height);
    }

    [Fact]
    public void writes_months_and_numbers_as_the_language_does()
    {
        Words(Charts.OverTime(Series(Samples.Hours, 90, 150), Language.Sq)).ShouldContain("nën");
        FigureTexts.Value(90, FigureUnit.Minutes, Language.Sq).ShouldBe("1,5 orë");
        FigureTexts.Value(1234567, FigureUnit.Count, Language.Sr).ShouldBe("1\u00a0234\u00a0567");
        FigureTexts.Month(new DateOnly(2026, 8, 1), Language.Sr).ShouldBe("avgust 2026");
    }

    [Fact]
    public void of_nothing_but_zeros_and_of_years_stays_a_picture()
    {
        Charts.OverTime(Series(Samples.Flow, 0, 0), Language.En).Shapes.OfType<Shape.Bar>().ShouldAllBe(bar => bar.Height == 0);
        var decade = FigureSeries.Of(Samples.Flow, FigurePeriod.Until(new DateOnly(2026, 11, 1), 120), []);
        Words(Charts.OverTime(decade, Language.En)).Count(word => word == "Jan").ShouldBe(10);
    }

    [Fact]
    public void a_month_below_zero_is_no_bar_that_hangs() =>
        Charts.OverTime(Series(Samples.Hours, -60, 60), Language.En).Shapes.OfType<Shape.Bar>().ShouldAllBe(bar => bar.Height >= 0);

    [Fact]
    public void goals_are_bars_towards_a_mark_that_those_beyond_it_pass()
    {
        var picture = Charts.Goals([("Open", 40, 100), ("Reached", 130, 100)], Language.En);

        var bars = picture.Shapes.OfType<Shape.Bar>().Where(bar => bar.Ink is not Ink.Ground).ToList();
        bars.Select(bar => bar.Ink).ShouldBe([Ink.Value, Ink.Good]);
        var mark = picture.Shapes.OfType<Shape.Stroke>().First().Points[0].X;
        (bars[0].X + bars[0].Width).ShouldBeLessThan(mark);
        (bars[1].X + bars[1].Width).ShouldBeGreaterThan(mark);
    }

    [Fact]
    public void for_a_page_is_named_escaped_and_styled_by_its_stylesheet_alone()
    {
        var svg = Svg.Of(Charts.Compared([("<Volt> & Co", 3)], FigureUnit.Count, Language.En), "What \"it\" shows");

        svg.ShouldStartWith("<svg viewBox=\"0 0 640 38\" role=\"img\" aria-label=\"What &quot;it&quot; shows\">");
        svg.ShouldContain("&lt;Volt&gt; &amp; Co");
        svg.ShouldNotContain("style");
        System.Xml.Linq.XElement.Parse(svg).Descendants().Count().ShouldBeGreaterThan(3);
    }

    private static FigureSeries Series(Figure figure, long first, long last) =>
        new(figure, _year, [.. Enumerable.Repeat(first, 11), last], []);

    private static List<string> Words(Picture picture) => [.. picture.Shapes.OfType<Shape.Words>().Select(words => words.Text)];
}
