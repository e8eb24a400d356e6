using Shouldly;
using VoltKosova.Jobs.Quartz;
using Xunit;

namespace VoltKosova.Platform.Tests.Jobs;

public sealed class A_cron_on_the_clocks_of_Kosovo
{
    [Fact]
    public void keeps_its_hour_over_both_changes()
    {
        Instants("0 0 4 * * ?", "2026-03-27T12:00Z", 4).ShouldBe(["03-28 03:00", "03-29 02:00", "03-30 02:00", "03-31 02:00"]);
        Instants("0 0 4 * * ?", "2026-10-23T12:00Z", 4).ShouldBe(["10-24 02:00", "10-25 03:00", "10-26 03:00", "10-27 03:00"]);
    }

    [Fact]
    public void runs_once_in_the_night_that_has_no_such_hour() =>
        Instants("0 30 2 * * ?", "2026-03-27T12:00Z", 4).Count(instant => instant.StartsWith("03-29", StringComparison.Ordinal))
            .ShouldBe(1);

    [Fact]
    public void runs_once_in_the_night_that_has_the_hour_twice() =>
        Instants("0 30 2 * * ?", "2026-10-23T12:00Z", 4).Count(instant => instant.StartsWith("10-25", StringComparison.Ordinal))
            .ShouldBe(1);

    [Fact]
    public void stops_the_start_when_it_is_none() =>
        Should.Throw<InvalidOperationException>(() => BelgradeCron.Parse("test.wrong", "every night"))
            .Message.ShouldBe("The job test.wrong declares \"every night\", which is no cron.");

    private static List<string> Instants(string cron, string from, int count)
    {
        var expression = BelgradeCron.Parse("test.cron", cron);
        var instants = new List<string>();
        DateTimeOffset? at = DateTimeOffset.Parse(from, System.Globalization.CultureInfo.InvariantCulture);
        while (instants.Count < count && (at = expression.GetNextValidTimeAfter(at!.Value)) is { } next)
            instants.Add(next.UtcDateTime.ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        return instants;
    }
}
