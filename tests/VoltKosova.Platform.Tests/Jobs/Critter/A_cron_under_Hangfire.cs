using Shouldly;
using VoltKosova.Jobs.Hangfire;
using Xunit;

namespace VoltKosova.Platform.Tests.Jobs;

public sealed class A_cron_under_Hangfire : CronContract
{
    private static readonly DateTimeOffset _newYear = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0 30 3 * * ?")]
    [InlineData("0 5 0 * * ?")]
    [InlineData("0 0 2 * * ?")]
    [InlineData("0 30 2 * * ?")]
    [InlineData("0 0/10 * * * ?")]
    [InlineData("0 5/15 * * * ?")]
    [InlineData("0 25 * * * ?")]
    [InlineData("0 0 4 ? * MON-FRI")]
    [InlineData("0 0 6 L * ?")]
    public void means_what_it_means_under_Quartz(string cron)
    {
        var end = _newYear.AddYears(1);

        Instants(cron, _newYear).TakeWhile(instant => instant < end)
            .ShouldBe(A_cron_under_Quartz.Of(cron, _newYear).TakeWhile(instant => instant < end));
    }

    [Theory]
    [InlineData("0 0 4 * * ?", "2026-03-29T02:00:00Z", "2026-03-29T02:00:00Z")]
    [InlineData("0 0 4 * * ?", "2026-03-29T01:59:59Z", "2026-03-28T03:00:00Z")]
    [InlineData("0 0 0 1 1 ?", "2026-06-01T00:00:00Z", "2025-12-31T23:00:00Z")]
    [InlineData("* * * * * ?", "2026-06-01T00:00:07Z", "2026-06-01T00:00:07Z")]
    public void has_an_instant_that_a_later_moment_belongs_to(string cron, string moment, string instant) =>
        BelgradeCron.InstantBefore(BelgradeCron.Parse("test.cron", cron), Read(moment)).ShouldBe(Read(instant));

    protected override IEnumerable<DateTimeOffset> Instants(string cron, DateTimeOffset after)
    {
        var expression = BelgradeCron.Parse("test.cron", cron);
        for (var at = expression.GetNextOccurrence(after, BelgradeCron.Zone); at is { } instant;
            at = expression.GetNextOccurrence(instant, BelgradeCron.Zone))
            yield return instant;
    }

    private static DateTimeOffset Read(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
