using Shouldly;
using VoltKosova.Kernel;
using VoltKosova.Volunteering.Domain.Shifts;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Domain;

public sealed class The_time_of_a_shift
{
    // In 2026 the clocks of Kosovo go forward on 29 March at two and back on 25 October at three.
    private static readonly DateOnly _forward = new(2026, 3, 29);
    private static readonly DateOnly _back = new(2026, 10, 25);

    [Fact]
    public void is_meant_by_the_clock_of_its_place()
    {
        TimeOf(new(2026, 3, 21), new(10, 0), new(12, 30)).StartsAt.ShouldBe(At("2026-03-21T09:00Z"));
        TimeOf(new(2026, 7, 1), new(10, 0), new(12, 30)).StartsAt.ShouldBe(At("2026-07-01T08:00Z"));
        TimeOf(new(2026, 7, 1), new(10, 0), new(12, 30), "America/New_York").EndsAt.ShouldBe(At("2026-07-01T16:30Z"));
    }

    [Fact]
    public void may_go_over_midnight() => Length(TimeOf(new(2026, 5, 9), new(22, 0), new(2, 0))).ShouldBe(TimeSpan.FromHours(4));

    [Fact]
    public void is_as_long_as_it_is_lived_when_the_clocks_change()
    {
        Length(TimeOf(_forward.AddDays(-1), new(22, 0), new(6, 0))).ShouldBe(TimeSpan.FromHours(7));
        Length(TimeOf(_back.AddDays(-1), new(22, 0), new(6, 0))).ShouldBe(TimeSpan.FromHours(9));
    }

    [Theory]
    [InlineData(2, 30, 5, 0)]
    [InlineData(1, 0, 2, 0)]
    public void is_refused_where_the_clocks_skip_it(int hour, int minute, int endHour, int endMinute) =>
        No(_forward, new(hour, minute), new(endHour, endMinute)).ShouldBe(new TimeDoesNotExist());

    [Fact]
    public void is_refused_where_it_comes_twice_and_nobody_says_which()
    {
        No(_back, new(2, 30), new(5, 0)).ShouldBe(new TimeExistsTwice());
        No(_back, new(1, 0), new(2, 0)).ShouldBe(new TimeExistsTwice());
    }

    [Fact]
    public void is_found_where_somebody_says_which()
    {
        TimeOf(_back, new(2, 30), new(5, 0), repeated: RepeatedHour.First).StartsAt.ShouldBe(At("2026-10-25T00:30Z"));
        TimeOf(_back, new(2, 30), new(5, 0), repeated: RepeatedHour.Second).StartsAt.ShouldBe(At("2026-10-25T01:30Z"));
        TimeOf(_back, new(1, 0), new(2, 30), repeated: RepeatedHour.Second).EndsAt.ShouldBe(At("2026-10-25T01:30Z"));
    }

    [Fact]
    public void has_a_zone_that_exists_and_a_length()
    {
        No(_back, new(10, 0), new(12, 0), "Europe/Prishtina").ShouldBe(new ZoneUnknown());
        No(_back, new(10, 0), new(12, 0), "W. Europe Standard Time").ShouldBe(new ZoneUnknown());
        No(_back, new(10, 0), new(10, 0)).ShouldBe(new ShiftWithoutLength());
    }

    private static Rejection? No(DateOnly date, TimeOnly start, TimeOnly end, string zone = ShiftTime.UsualZone)
    {
        ShiftTime.TryMake(date, start, end, zone, null, out var time, out var no);
        time.ShouldBeNull();
        return no;
    }

    private static TimeSpan Length(ShiftTime time) => time.EndsAt - time.StartsAt;

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
