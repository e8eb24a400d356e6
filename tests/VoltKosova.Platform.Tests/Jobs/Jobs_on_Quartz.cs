using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Jobs;
using VoltKosova.Jobs.Quartz;
using VoltKosova.Jobs.Running;
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

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    public async Task A_host_whose_clock_is_set_by_hours_goes_on_as_if_nothing_had_been(int hours)
    {
        // The other host's clock is right, and it would give out the instants.
        await Host.Stop();
        var clock = new JumpingClock();
        await using var host = await JobHost.Start(
            Database.ConnectionString, services => services.AddJobs(JobHost.Hurried, new DatabaseClock(clock)), ticks: true);
        var begun = TimeProvider.System.GetUtcNow();
        var working = await host.RunNow<Waits>();
        await host.Until(working, JobRunState.Running);
        await Ticked(host, begun, 2);

        clock.Jump(TimeSpan.FromHours(hours));

        // Ticks go on second by second: none is left out for hours, none comes early, none twice.
        var runs = await Ticked(host, TimeProvider.System.GetUtcNow(), 3);
        runs.Select(run => run.Tick).ShouldBeUnique();
        runs.ShouldAllBe(run => run.Tick < TimeProvider.System.GetUtcNow().AddSeconds(2));
        // What is asked for begins now.
        (await host.Until(await host.RunNow<FailsOverAPerson>(), JobRunState.Failed)).QueuedAt.ShouldBeGreaterThanOrEqualTo(
            begun.AddSeconds(-5));
        // A failure is tried again after its pause, not after hours.
        (await host.Until(await host.RunNow<Fails>(), JobRunState.Failed)).Attempt.ShouldBe(3);
        // What runs keeps its lease.
        (await host.Jobs.Find(working, default))!.ShouldSatisfyAllConditions(
            run => run.State.ShouldBe(JobRunState.Running), run => run.Attempt.ShouldBe(1));
        await host.Jobs.Cancel(working, null, default);
        await host.Until(working, JobRunState.Cancelled);
    }

    [Fact]
    public async Task Ticks_missed_while_no_host_ran_become_one_run()
    {
        var tenDaysAgo = TimeProvider.System.GetUtcNow().AddDays(-10);
        await Host.Stop();
        await using (var missed = Host.Connections.CreateCommand(
            """
            UPDATE qrtz_triggers SET next_fire_time = $1, prev_fire_time = $1 - 864000000000
            WHERE trigger_name = 'test.ticks-in-april' AND trigger_group = 'tick'
            """))
        {
            missed.Parameters.Add(new() { Value = tenDaysAgo.UtcTicks });
            (await missed.ExecuteNonQueryAsync()).ShouldBe(1);
        }

        await using var next = await JobHost.Start(Database.ConnectionString, Engine);
        IReadOnlyList<JobRunRow> runs = [];
        await Wait.Until(
            async () => (runs = await next.Jobs.Runs(new JobRunFilter("test.ticks-in-april", JobRunState.Succeeded), default)).Count > 0,
            () => "nothing was made up for");

        runs.Count.ShouldBe(1);
        (await next.Jobs.Ticks("test.ticks-in-april", default)).Next!.Value.UtcDateTime.ToString("MM-dd HH:mm")
            .ShouldBe("03-31 22:00", "midnight of 1 April in Kosovo");
    }
}
