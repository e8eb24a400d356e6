using Shouldly;
using VoltKosova.Jobs;
using VoltKosova.Jobs.Hangfire;
using VoltKosova.Jobs.Quartz;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Jobs;

public sealed class Switching_engines(TestDatabase database) : IClassFixture<TestDatabase>
{
    private Task<JobHost> UnderQuartz => JobHost.Start(
        database.ConnectionString, services => QuartzExtensions.AddJobs(services, JobHost.Hurried), ticks: true);

    private Task<JobHost> UnderHangfire => JobHost.Start(
        database.ConnectionString, services => HangfireExtensions.AddJobs(services, JobHost.Hurried), ticks: true);

    [Fact]
    public async Task A_run_goes_on_where_the_other_engine_left_it_there_and_back_and_no_instant_ticks_twice()
    {
        Guid run, waiting;
        await using (var quartz = await UnderQuartz)
        {
            run = await quartz.RunNow<Waits>();
            await quartz.Bench.Until(run, "begun 1");
            await Ticked(quartz, 2);
        }

        await using (var hangfire = await UnderHangfire)
        {
            await hangfire.Bench.Until(run, "begun 2");
            hangfire.Bench.Of(run, "go").SetResult();
            (await hangfire.Until(run, JobRunState.Succeeded)).Attempt.ShouldBe(2);
            waiting = await hangfire.RunNow<Waits>();
            await hangfire.Bench.Until(waiting, "begun 1");
            await Ticked(hangfire, 4);
        }

        await using (var quartz = await UnderQuartz)
        {
            await quartz.Bench.Until(waiting, "begun 2");
            quartz.Bench.Of(waiting, "go").SetResult();
            await quartz.Until(waiting, JobRunState.Succeeded);
            await Ticked(quartz, 6);
            (await quartz.Jobs.Runs(new JobRunFilter("test.ticks"), default)).Select(one => one.Tick).ShouldBeUnique();
        }
    }

    private static async Task Ticked(JobHost host, int times)
    {
        var ticks = 0;
        await Wait.Until(
            async () => (ticks = (await host.Jobs.Runs(new JobRunFilter("test.ticks", JobRunState.Succeeded), default)).Count) >= times,
            () => $"there were {ticks} ticks");
    }
}
