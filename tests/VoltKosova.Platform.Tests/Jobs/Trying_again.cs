using Shouldly;
using VoltKosova.Jobs;
using Xunit;

namespace VoltKosova.Platform.Tests.Jobs;

public sealed class Trying_again
{
    [Fact]
    public void doubles_the_pause_until_the_tries_are_used_up() =>
        Enumerable.Range(1, 4).Select(JobRetry.Usual.After)
            .ShouldBe([TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(120), null]);

    [Fact]
    public void waits_no_longer_than_a_day() => new JobRetry(40, TimeSpan.FromHours(1)).After(30).ShouldBe(TimeSpan.FromDays(1));
}
