using Shouldly;
using VoltKosova.Jobs;
using Xunit;

namespace VoltKosova.Platform.Tests.Jobs;

public sealed class Estimating_the_end_of_a_run
{
    private static readonly DateTimeOffset _began = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void goes_on_as_fast_as_until_now() =>
        Run(done: 25, total: 100, reported: _began.AddMinutes(1)).EstimatedEnd.ShouldBe(_began.AddMinutes(4));

    [Theory]
    [InlineData(0L, 100L)]
    [InlineData(100L, 100L)]
    [InlineData(25L, null)]
    public void is_not_made_from_nothing(long done, long? total) =>
        Run(done, total, _began.AddMinutes(1)).EstimatedEnd.ShouldBeNull();

    [Fact]
    public void waits_for_a_first_report() => Run(done: 25, total: 100, reported: _began).EstimatedEnd.ShouldBeNull();

    private static JobRunRow Run(long done, long? total, DateTimeOffset reported) => new(
        Guid.Empty, "test.job", "{}", JobRunState.Running, new JobProgress(done, total, null), null, null, null, null, 1, _began, _began,
        _began, null, reported, false, null, null);
}
