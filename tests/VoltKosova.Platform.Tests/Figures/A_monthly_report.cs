using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Figures;
using VoltKosova.Figures.Reports;
using VoltKosova.Kernel;
using VoltKosova.Pdf;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Figures;

public sealed class A_monthly_report
{
    private static readonly Guid _north = new("019c0000-0000-7000-8000-00000000000a");
    private static readonly Guid _south = new("019c0000-0000-7000-8000-00000000000b");
    private static readonly Guid _west = new("019c0000-0000-7000-8000-00000000000c");

    [Theory]
    [InlineData(Language.Sq, "Raporti mujor: tërë lëvizja, shkurt 2026", "Anëtarë sipas degëve, shkurt 2026")]
    [InlineData(Language.Sr, "Mesečni izveštaj: ceo pokret, februar 2026", "Članovi po ograncima, februar 2026")]
    [InlineData(Language.En, "Monthly report: the whole movement, February 2026", "Members by chapter, February 2026")]
    public void speaks_its_language_from_the_title_to_the_charts(Language language, string title, string byChapter)
    {
        var text = Printed(Report((_north, 120), (_south, 60)), language);

        text.ShouldStartWith(title);
        text.ShouldContain(byChapter);
        text.ShouldContain("180");
        foreach (var name in (string[])["Veriu", "Jugu"])
            text.ShouldContain(name);
    }

    [Fact]
    public void prints_no_number_of_people_below_five_nor_what_it_would_follow_from()
    {
        var text = Printed(Report((_north, 113), (_south, 97), (_west, 3)), Language.En);

        // 213 in all: with 113 and 97 beside it the third would be told, so one of the others is withheld too.
        text.ShouldContain("213");
        text.ShouldContain("Perëndimi < 5");
        text.ShouldContain("Veriu 113");
        text.ShouldContain("Jugu …");
        text.ShouldNotContain("97");
    }

    [Fact]
    public void withholds_no_more_than_it_must()
    {
        SmallNumbers.Parts(Samples.Stock, [80, 7, 4, 3], Language.En).Select(part => part.Text).ShouldBe(["80", "7", "< 5", "< 5"]);
        SmallNumbers.Parts(Samples.Stock, [80, 7], Language.En).Select(part => part.Text).ShouldBe(["80", "7"]);
        SmallNumbers.Parts(Samples.Stock, [80, 7, 4, 0], Language.En).Select(part => part.Text).ShouldBe(["80", "…", "< 5", "0"]);
        SmallNumbers.Parts(Samples.Hours, [240, 60], Language.En).Select(part => part.Text).ShouldBe(["4 h", "1 h"]);
        SmallNumbers.Text(Samples.Flow, 0, Language.En).ShouldBe("0");
        SmallNumbers.Text(Samples.Flow, -2, Language.En).ShouldBe("< 5");
        SmallNumbers.Drawn(Series((_north, 4))).Values.ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void shows_how_far_goals_are()
    {
        var goal = new GoalLine(
            _north, Name("Parku"), _north, "petition", Name("nënshkrime"), 430, 1000, new DateOnly(2026, 5, 31));

        var text = Printed(Report((_north, 120)) with { Goals = [goal, goal with { Of = Name("Lumi"), Reached = 3 }] }, Language.En);

        text.ShouldContain("Goals under way on 2 March 2026");
        text.ShouldContain("Parku: nënshkrime Veriu 430 1 000 31.05.2026");
        text.ShouldContain("Lumi: nënshkrime Veriu < 5");
    }

    [Fact]
    public void has_the_same_bytes_when_it_is_made_again_of_the_same()
    {
        var report = Report((_north, 120), (_south, 60));

        Written(report, Language.Sq).ShouldBe(Written(report, Language.Sq));
        Written(report, Language.Sq).Length.ShouldBeLessThan(150_000);
    }

    [Fact]
    public void of_nothing_is_empty()
    {
        Report().IsEmpty.ShouldBeTrue();
        Report((_north, 1)).IsEmpty.ShouldBeFalse();
    }

    private static MonthlyReport Report(params (Guid Chapter, long Members)[] chapters) => new(
        new DateOnly(2026, 2, 1),
        Of: null,
        [Series(chapters)],
        [],
        new Dictionary<Guid, LocalText> { [_north] = Name("Veriu"), [_south] = Name("Jugu"), [_west] = Name("Perëndimi") },
        new DateOnly(2026, 3, 2));

    private static FigureSeries Series(params (Guid Chapter, long Members)[] chapters) => FigureSeries.Of(
        Samples.Stock,
        FigurePeriod.Until(new DateOnly(2026, 2, 1), MonthlyReport.Months),
        chapters.Select(chapter => new FigureMonth(
            chapter.Chapter, "2024-01", new Dictionary<string, long> { ["members"] = chapter.Members })));

    private static LocalText Name(string name) => new(name, name, name);

    private static string Printed(MonthlyReport report, Language language) => PdfReading.Text(Written(report, language));

    private static byte[] Written(MonthlyReport report, Language language) => new ReportWriter(
        new ServiceCollection().AddPdf(new ConfigurationBuilder().Build()).BuildServiceProvider().GetRequiredService<PdfWriter>(),
        "Volt Kosova").Write(report, language, FixedClock.Start);
}
