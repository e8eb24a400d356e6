using System.Globalization;
using Shouldly;
using Xunit;

namespace VoltKosova.Platform.Tests.Jobs;

/// <summary>What a cron means on the clocks of Kosovo, whichever engine reads it.</summary>
public abstract class CronContract
{
    /// <summary>The instants of a cron after a moment.</summary>
    protected abstract IEnumerable<DateTimeOffset> Instants(string cron, DateTimeOffset after);

    [Fact]
    public void keeps_its_hour_over_both_changes()
    {
        First(4, "0 0 4 * * ?", "2026-03-27T12:00Z").ShouldBe(["03-28 03:00", "03-29 02:00", "03-30 02:00", "03-31 02:00"]);
        First(4, "0 0 4 * * ?", "2026-10-23T12:00Z").ShouldBe(["10-24 02:00", "10-25 03:00", "10-26 03:00", "10-27 03:00"]);
    }

    [Fact]
    public void runs_once_in_the_night_that_has_no_such_hour() =>
        First(4, "0 30 2 * * ?", "2026-03-27T12:00Z").Count(instant => instant.StartsWith("03-29", StringComparison.Ordinal)).ShouldBe(1);

    [Fact]
    public void runs_once_in_the_night_that_has_the_hour_twice() =>
        First(4, "0 30 2 * * ?", "2026-10-23T12:00Z").Count(instant => instant.StartsWith("10-25", StringComparison.Ordinal)).ShouldBe(1);

    [Fact]
    public void stops_the_start_when_it_is_none() =>
        Should.Throw<InvalidOperationException>(() => Instants("every night", default).First())
            .Message.ShouldBe("The job test.cron declares \"every night\", which is no cron.");

    private List<string> First(int count, string cron, string after) =>
    [
        .. Instants(cron, DateTimeOffset.Parse(after, CultureInfo.InvariantCulture)).Take(count)
            .Select(instant => instant.UtcDateTime.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture)),
    ];
}
