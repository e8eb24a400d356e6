using Shouldly;
using VoltKosova.Jobs;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Jobs;

// What several hosts on one database must do, and what one does that takes over from another.
public abstract partial class JobsContract
{
    [Fact]
    public async Task Cancelling_reaches_the_code_on_another_host()
    {
        await using var other = await JobHost.Start(database.ConnectionString, Engine);
        var run = await _host.RunNow<Waits>();
        await _host.Until(run, JobRunState.Running);
        var here = _host.Bench.Of(run, "begun 1").Task;
        var away = await Task.WhenAny(here, other.Bench.Of(run, "begun 1").Task).WaitAsync(TimeSpan.FromSeconds(30)) == here
            ? other
            : _host;

        await away.Jobs.Cancel(run, _staff, default);

        await (away == other ? _host : other).Bench.Until(run, "cancelled 1");
        await _host.Until(run, JobRunState.Cancelled);
    }

    [Fact]
    public async Task A_run_is_put_back_at_most_as_often_as_hosts_may_die_under_it()
    {
        var run = await _host.RunNow<Waits>();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await _host.Bench.Until(run, $"begun {attempt}");
            await Forget(run);
        }

        (await _host.Until(run, JobRunState.Lost)).Attempt.ShouldBe(3);
    }

    [Fact]
    public async Task A_cron_over_three_hosts_queues_each_instant_once_and_runs_it_on_one_of_them()
    {
        await using var one = await JobHost.Start(database.ConnectionString, Engine, ticks: true);
        await using var two = await JobHost.Start(database.ConnectionString, Engine, ticks: true);
        await using var three = await JobHost.Start(database.ConnectionString, Engine, ticks: true);

        var runs = await Ticked(one, TimeProvider.System.GetUtcNow(), 4);

        runs.Select(run => run.Tick).ShouldBeUnique();
        runs.ShouldAllBe(run => run.Attempt == 1 && run.Tick!.Value.Millisecond == 0 && run.RequestedBy == null);
        var ticks = await one.Jobs.Ticks("test.ticks", default);
        ticks.Last.ShouldNotBeNull();
        ticks.Next.ShouldNotBeNull();
        (await one.Jobs.Ticks("test.waits", default)).ShouldBe(new JobTicks(null, null));
    }

    [Fact]
    public async Task A_tick_that_three_hosts_fire_at_once_becomes_one_run()
    {
        await using var two = await JobHost.Start(database.ConnectionString, Engine);
        await using var three = await JobHost.Start(database.ConnectionString, Engine);
        var instants = Enumerable.Range(1, 20).Select(day => FixedClock.Start.AddDays(day)).ToList();

        foreach (var instant in instants)
        {
            await Task.WhenAll(new[] { _host, two, three }.Select(host => host.Ticker.Tick("test.fails-over-a-person", instant, default)));

            // Which of two runs is the newer one, ids of three hosts do not say.
            await Wait.Until(
                async () => (await _host.Jobs.Runs(new JobRunFilter("test.fails-over-a-person", Limit: 200), default))
                    .Where(run => run.Tick is not null).All(run => run.State.IsOver()),
                () => "the tick's run did not end");
        }

        (await _host.Jobs.Runs(new JobRunFilter("test.fails-over-a-person", Limit: 200), default)).Select(run => run.Tick)
            .OfType<DateTimeOffset>().Order().ShouldBe(instants);
    }

    [Fact]
    public async Task An_instant_that_falls_to_a_host_without_the_job_is_run_by_one_that_has_it()
    {
        await using var newer = await JobHost.Start(database.ConnectionString, Engine, ticks: true);
        var instant = FixedClock.Start.AddYears(-50);

        // Nothing is added while an earlier tick waits, so it is asked until it was.
        await Wait.Until(
            async () =>
            {
                await _host.Ticker.Tick("test.ticks", instant, default);
                return await Ran(newer, instant);
            },
            () => "nobody ran it");
    }

    [Fact]
    public async Task A_host_goes_on_with_its_work_when_one_beside_it_in_the_process_has_ended()
    {
        await (await JobHost.Start(database.ConnectionString, Engine)).DisposeAsync();

        var run = await _host.RunNow<Waits>();
        await _host.Bench.Until(run, "begun 1");
        _host.Bench.Of(run, "go").SetResult();

        (await _host.Until(run, JobRunState.Succeeded)).Attempt.ShouldBe(1);
    }

    [Fact]
    public async Task A_run_under_a_stopping_host_is_put_back_and_finished_by_the_next()
    {
        var run = await _host.RunNow<Waits>();
        await _host.Bench.Until(run, "begun 1");

        await _host.Stop();
        await _host.Bench.Until(run, "cancelled 1");
        await using var next = await JobHost.Start(database.ConnectionString, Engine);
        await next.Bench.Until(run, "begun 2");
        next.Bench.Of(run, "go").SetResult();

        (await next.Until(run, JobRunState.Succeeded)).Attempt.ShouldBe(2);
    }

    [Fact]
    public async Task A_run_whose_host_is_gone_begins_again_on_another()
    {
        var run = await _host.RunNow<Waits>();
        await _host.Bench.Until(run, "begun 1");

        _host.CutOff();
        await using var next = await JobHost.Start(database.ConnectionString, Engine);
        await next.Bench.Until(run, "begun 2");
        next.Bench.Of(run, "go").SetResult();

        (await next.Until(run, JobRunState.Succeeded)).Attempt.ShouldBe(2);
        (await next.Jobs.Log(run, 0, default)).Select(line => line.Text.En)
            .ShouldBe(["The host that worked on it is gone. The run begins again."]);
        await _host.Bench.Until(run, "cancelled 1");
    }

    /// <summary>What the table would say had the host's heartbeat stopped a lease ago.</summary>
    private async Task Forget(Guid run)
    {
        await using var forget = _host.Connections.CreateCommand(
            $"UPDATE run SET heartbeat_at = now() - interval '1 hour', lease = gen_random_uuid() WHERE id = '{run}'");
        await forget.ExecuteNonQueryAsync();
    }

    private static async Task<bool> Ran(JobHost host, DateTimeOffset instant) =>
        (await host.Jobs.Runs(new JobRunFilter("test.ticks", JobRunState.Succeeded, Limit: 200), default)).Any(run => run.Tick == instant);

    /// <summary>So many runs for instants after a moment, once they have ended.</summary>
    protected static async Task<IReadOnlyList<JobRunRow>> Ticked(JobHost host, DateTimeOffset after, int least)
    {
        var (filter, runs) = (new JobRunFilter("test.ticks", JobRunState.Succeeded, Limit: 200), new List<JobRunRow>());
        await Wait.Until(
            async () => (runs = [.. (await host.Jobs.Runs(filter, default)).Where(run => run.Tick > after)]).Count >= least,
            () => $"there were {runs.Count} runs");
        return runs;
    }
}
