using Shouldly;
using VoltKosova.Jobs.Running;
using Xunit;

namespace VoltKosova.Platform.Tests.Jobs;

/// <summary>What a run does then, the contract says with a hurried timing; this is the timing of real hosts.</summary>
public sealed class Losing_a_host
{
    [Fact]
    public void has_its_runs_begin_again_within_half_a_minute() =>
        (JobTiming.Usual.Lease + JobTiming.Usual.Sweep).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(30));

    [Fact]
    public void is_not_believed_after_one_late_heartbeat() =>
        (3 * JobTiming.Usual.Heartbeat).ShouldBeLessThan(JobTiming.Usual.Lease);
}
