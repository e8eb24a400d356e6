using Shouldly;
using VoltKosova.Jobs.Running;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Jobs;

public sealed class Reading_the_database_s_clock
{
    private static readonly DateTimeOffset _there = FixedClock.Start;

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    public async Task leaves_a_host_whose_clock_is_set_where_it_was(int hours)
    {
        var (host, before) = (new JumpingClock(), TimeProvider.System.GetTimestamp());
        var clock = new DatabaseClock(host);
        await clock.Read(() => Task.FromResult(_there));

        host.Jump(TimeSpan.FromHours(hours));

        clock.GetUtcNow().ShouldBeInRange(_there, _there + TimeProvider.System.GetElapsedTime(before));
        clock.GetUtcNow().Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task says_how_far_the_host_s_own_is_off()
    {
        var host = new JumpingClock();
        var clock = new DatabaseClock(host);
        await clock.Read(() => Task.FromResult(TimeProvider.System.GetUtcNow()));

        host.Jump(TimeSpan.FromHours(2));

        clock.Ahead.TotalHours.ShouldBe(2, 0.01);
    }

    [Fact]
    public void goes_by_the_host_s_until_it_was_read()
    {
        var host = new JumpingClock();
        host.Jump(TimeSpan.FromDays(-400));

        new DatabaseClock(host).GetUtcNow().ShouldBeLessThan(TimeProvider.System.GetUtcNow().AddDays(-399));
    }
}
