using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Jobs;
using VoltKosova.Jobs.Quartz;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Jobs;

public sealed class Jobs_on_Quartz(TestDatabase database) : JobsContract(database), IClassFixture<TestDatabase>
{
    protected override Action<IServiceCollection> Engine => services => services.AddJobs(JobHost.Hurried);

    [Fact]
    public async Task A_tick_that_a_killed_host_had_fired_but_not_queued_is_queued_for_its_instant()
    {
        var now = TimeProvider.System.GetUtcNow();
        var instant = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        await using (var fired = Host.Connections.CreateCommand(
            """
            WITH host AS (
                INSERT INTO qrtz_scheduler_state (sched_name, instance_name, last_checkin_time, checkin_interval)
                VALUES ('volt', 'killed', 1, 1000))
            INSERT INTO qrtz_fired_triggers (sched_name, entry_id, trigger_name, trigger_group, instance_name, fired_time, sched_time,
                priority,
                state, job_name, job_group, is_nonconcurrent, requests_recovery)
            VALUES ('volt', 'killed-1', 'test.ticks-on-new-year', 'tick', 'killed', $1, $1, 5,
                'EXECUTING', 'test.ticks-on-new-year', 'tick', false, true)
            """))
        {
            fired.Parameters.Add(new() { Value = instant.UtcTicks });
            await fired.ExecuteNonQueryAsync();
        }

        IReadOnlyList<JobRunRow> runs = [];
        await Wait.Until(
            async () =>
                (runs = await Host.Jobs.Runs(new JobRunFilter("test.ticks-on-new-year"), default)).Count > 0, () => "no run was queued");

        runs.Select(run => run.Tick).ShouldBe([instant]);
    }
}
