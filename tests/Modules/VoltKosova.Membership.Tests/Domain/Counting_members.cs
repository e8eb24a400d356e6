using Shouldly;
using VoltKosova.Membership.Domain.Statistics;
using Xunit;

namespace VoltKosova.Membership.Tests.Domain;

public sealed class Counting_members
{
    [Theory]
    [InlineData("2008-03-02", "18_24")]
    [InlineData("2008-03-03", "under_18")]
    [InlineData("2001-03-03", "18_24")]
    [InlineData("2001-03-02", "25_34")]
    [InlineData("1961-03-03", "55_64")]
    [InlineData("1961-03-02", "65_and_over")]
    [InlineData("1900-01-01", "65_and_over")]
    public void puts_everybody_into_the_band_of_the_age_on_that_day(string born, string band) =>
        AgeBands.Of(Day(born), Day("2026-03-02")).ShouldBe(band);

    [Theory]
    [InlineData("2026-02-27", "under_18")]
    [InlineData("2026-02-28", "18_24")]
    public void counts_who_was_born_on_29_February_a_year_older_from_the_28th(string day, string band) =>
        AgeBands.Of(Day("2008-02-29"), Day(day)).ShouldBe(band);

    [Fact]
    public void has_a_band_for_whose_day_of_birth_is_not_known() => AgeBands.Of(null, Day("2026-03-02")).ShouldBe("unknown");

    [Theory]
    [InlineData(0, null)]
    [InlineData(4, null)]
    [InlineData(5, 5L)]
    [InlineData(9, 5L)]
    [InlineData(10, 10L)]
    [InlineData(14, 10L)]
    public void tells_nothing_below_five_and_steps_of_five_above(long count, long? shown) =>
        SmallCells.Told([count, 100])[0].ShouldBe(shown);

    [Fact]
    public void breaks_nothing_down_of_few_people()
    {
        SmallCells.Told([9, 0]).ShouldBe([null, null]);
        SmallCells.Told([10, 0]).ShouldBe([10, null]);
    }

    [Fact]
    public void breaks_nothing_down_where_the_sum_would_tell_a_withheld_cell() =>
        // Of 22, two cells with 5 to 9 each leave 4 at the least, and 4 at the most are withheld.
        SmallCells.Told([9, 4, 9]).ShouldBe([null, null, null]);

    /// <summary>
    /// Whoever knows the exact sum and all that is told still finds several numbers for each cell that is withheld, or nobody. One case
    /// is left: every cell is withheld and every one is four.
    /// </summary>
    [Fact]
    public void leaves_every_withheld_cell_more_than_one_number()
    {
        var seen = (
            from first in Enumerable.Range(0, 24)
            from second in Enumerable.Range(0, 24)
            from third in Enumerable.Range(0, 24)
            let sum = first + second + third
            let told = string.Join(',', SmallCells.Told([first, second, third]).Select(cell => cell?.ToString() ?? "-"))
            where sum is >= SmallCells.LeastWhole and <= 24 && (first, second, third) is not (4, 4, 4)
            select (Told: $"{sum}: {told}", Cells: (int[])[first, second, third])).ToLookup(one => one.Told, one => one.Cells);

        seen.Count.ShouldBeGreaterThan(100);
        foreach (var same in seen)
        {
            foreach (var at in Enumerable.Range(0, 3).Where(at => same.Key.Split(": ")[1].Split(',')[at] == "-"))
                (same.Select(cells => cells[at]).Distinct().ToList() is [> 0]).ShouldBeFalse(same.Key);
        }
    }

    /// <summary>Nor does it follow from the chapter above, once everything that is told of the one beside it is taken away.</summary>
    [Fact]
    public void leaves_a_withheld_cell_more_than_one_number_beside_the_chapter_above()
    {
        var seen = (
            from here in Enumerable.Range(0, 5)
            from beside in Enumerable.Range(0, 200)
            select (Told: (SmallCells.Whole(beside), SmallCells.Whole(here + beside)), Here: here))
            .ToLookup(one => one.Told, one => one.Here);

        seen.Count.ShouldBeGreaterThan(40);
        seen.ShouldAllBe(same => same.Distinct().Count() > 1);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
