using Shouldly;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Figures;
using VoltKosova.Kernel;
using Xunit;

namespace VoltKosova.Platform.Tests.Figures;

public sealed class A_figure_over_months
{
    private static readonly Guid _north = new("019c0000-0000-7000-8000-00000000000a");
    private static readonly Guid _south = new("019c0000-0000-7000-8000-00000000000b");
    private static readonly FigurePeriod _spring = FigurePeriod.Until(new DateOnly(2026, 5, 20), 3);

    [Fact]
    public void of_a_stock_begins_with_all_that_came_before_and_shows_the_level_of_every_month()
    {
        var series = FigureSeries.Of(
            Samples.Stock, _spring, Rows((_north, 2025, 11, 4), (_north, 2026, 3, 2), (_south, 2026, 4, -1), (_south, 2026, 1, 3)));

        series.Values.ShouldBe([9, 8, 8]);
        series.Whole.ShouldBe(8);
        series.Chapters.Select(chapter => (chapter.ChapterId, chapter.Values[^1])).ShouldBe([(_north, 6L), (_south, 2L)]);
    }

    [Fact]
    public void of_a_flow_shows_what_came_in_every_month_alone()
    {
        var series = FigureSeries.Of(Samples.Flow, _spring, Rows((_north, 2025, 11, 4), (_north, 2026, 3, 2), (_south, 2026, 5, 5)));

        series.Values.ShouldBe([2, 0, 5]);
        series.Whole.ShouldBe(7);
        series.Chapters.Select(chapter => chapter.ChapterId).ShouldBe([_south, _north]);
    }

    [Fact]
    public void of_nothing_is_a_line_of_zeros() => FigureSeries.Of(Samples.Stock, _spring, []).Values.ShouldBe([0, 0, 0]);

    [Fact]
    public void ends_with_the_month_of_the_day()
    {
        _spring.Months.ShouldBe([new DateOnly(2026, 3, 1), new DateOnly(2026, 4, 1), new DateOnly(2026, 5, 1)]);
        FigurePeriod.Until(new DateOnly(2026, 1, 31), 2).First.ShouldBe(new DateOnly(2025, 12, 1));
    }

    [Fact]
    public void counts_a_fact_in_the_month_that_the_clocks_of_Kosovo_show() =>
        FigureChange.DayOf(new DateTimeOffset(2026, 6, 30, 22, 30, 0, TimeSpan.Zero)).ShouldBe(new DateOnly(2026, 7, 1));

    [Fact]
    public void adds_facts_to_the_row_of_their_chapter_and_month_the_same_whatever_their_order()
    {
        var projection = FigureMonth.By<FigureChange>(change => change);
        FigureChange[] facts =
        [
            new(_north, new DateOnly(2026, 3, 1), (Samples.Stock, 1), (Samples.Flow, 1)),
            new(_north, new DateOnly(2026, 3, 31), (Samples.Stock, -1)),
        ];

        FigureMonth.IdOf(facts[0]).ShouldBe(FigureMonth.IdOf(facts[1]));
        StoredJson.Write(projection.Fold(facts))
            .ShouldBe($$$"""{"chapter_id":"{{{_north}}}","month":"2026-03","values":{"joined":1,"members":0}}""");
        StoredJson.Write(projection.Fold(facts)).ShouldBe(StoredJson.Write(projection.Fold([.. facts.Reverse()])));
    }

    private static List<FigureMonth> Rows(params (Guid Chapter, int Year, int Month, long Value)[] changes) =>
    [
        .. changes.Select(change => new FigureMonth(
            change.Chapter,
            FigureMonth.MonthOf(new DateOnly(change.Year, change.Month, 1)),
            new Dictionary<string, long> { [Samples.Stock.Key] = change.Value, [Samples.Flow.Key] = change.Value })),
    ];
}

internal static class Samples
{
    public static Figure Stock { get; } = Of("test.members", FigureKind.Stock, FigureUnit.Count);

    public static Figure Flow { get; } = Of("test.joined", FigureKind.Flow, FigureUnit.Count);

    public static Figure Hours { get; } = Of("test.hours", FigureKind.Flow, FigureUnit.Minutes);

    private static Figure Of(string id, FigureKind kind, FigureUnit unit) => new(
        id, new LocalText("Anëtarë", "Članovi", "Members"), new LocalText("Sa ka.", "Koliko ih ima.", "How many."), kind, unit,
        new Right("test.see", Role.Administrator));
}
