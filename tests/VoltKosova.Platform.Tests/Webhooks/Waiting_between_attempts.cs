using Shouldly;
using VoltKosova.Webhooks.Sending;
using Xunit;

namespace VoltKosova.Platform.Tests.Webhooks;

public sealed class Waiting_between_attempts
{
    [Fact]
    public void takes_ten_attempts_over_three_days_and_three_and_a_half_hours()
    {
        var waits = Enumerable.Range(1, 10).Select(attempts => RetrySchedule.After(attempts, 0, null)).ToList();

        waits.Count(wait => wait is not null).ShouldBe(9);
        waits[^1].ShouldBeNull();
        waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + (wait ?? TimeSpan.Zero)).ShouldBe(new TimeSpan(3, 3, 35, 5));
    }

    [Fact]
    public void is_spread_by_a_fifth_both_ways()
    {
        RetrySchedule.After(1, -1, null).ShouldBe(TimeSpan.FromSeconds(4));
        RetrySchedule.After(1, 1, null).ShouldBe(TimeSpan.FromSeconds(6));
    }

    [Fact]
    public void heeds_what_the_receiver_asks_up_to_twice_the_usual()
    {
        RetrySchedule.After(2, 0, TimeSpan.FromMinutes(7)).ShouldBe(TimeSpan.FromMinutes(7));
        RetrySchedule.After(2, 0, TimeSpan.FromDays(30)).ShouldBe(TimeSpan.FromMinutes(10));
        RetrySchedule.After(2, 0, TimeSpan.FromSeconds(1)).ShouldBe(TimeSpan.FromMinutes(5));
        RetrySchedule.After(2, 0, TimeSpan.FromHours(-1)).ShouldBe(TimeSpan.FromMinutes(5));
    }
}
