using System.Globalization;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using VoltKosova.Jobs;
using VoltKosova.Jobs.Hangfire;
using VoltKosova.Jobs.Running;
using VoltKosova.Postgres;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Jobs;

public sealed class Jobs_on_Hangfire(TestDatabase database) : JobsContract(database), IClassFixture<TestDatabase>
{
    protected override Action<IServiceCollection> Engine => services => services.AddJobs(JobHost.Hurried);

    private JobStorage Storage => Host.Services.GetRequiredService<JobStorage>();

    private NpgsqlDataSource Tables => Host.Services.GetRequiredService<Databases>().For("hangfire");

    [Fact]
    public async Task A_tick_that_a_killed_host_had_fired_but_not_queued_is_queued_for_its_instant()
    {
        // Seen some minutes into the new year, fetched, and never heard of again.
        var newYear = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(1));
        var time = newYear.AddMinutes(7).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using (var connection = Storage.GetConnection())
        {
            var tick = connection.CreateExpiredJob(
                Job.FromExpression<TickOfJob>(one => one.Tick("test.ticks-on-new-year", null)),
                new Dictionary<string, string> { ["Time"] = time },
                newYear.UtcDateTime,
                TimeSpan.FromDays(9999));
            using var transaction = connection.CreateWriteTransaction();
            transaction.SetJobState(tick, new EnqueuedState());
            transaction.Commit();
            await Count(
                """
                WITH fetched AS (INSERT INTO jobqueue (jobid, queue, fetchedat) VALUES ($1, 'default', now() - interval '1 minute'))
                SELECT 1
                """,
                long.Parse(tick, CultureInfo.InvariantCulture));
        }

        IReadOnlyList<JobRunRow> runs = [];
        await Wait.Until(
            async () => (runs = await Host.Jobs.Runs(new JobRunFilter("test.ticks-on-new-year"), default)).Count > 0,
            () => "no run was queued");

        runs.Select(run => run.Tick).ShouldBe([newYear]);
    }

    [Fact]
    public async Task A_failed_attempt_is_failed_on_the_dashboard_too_goes_after_a_week_and_names_nobody()
    {
        var run = await Host.RunNow<FailsOverAPerson>();
        await Host.Until(run, JobRunState.Failed);

        const string failed = "SELECT count(*) FROM job WHERE arguments::text LIKE '%' || $1 || '%' AND statename = 'Failed'";
        await Wait.Until(async () => await Count(failed, run.ToString()) > 0, () => "it did not show as failed");
        (await Count(failed + " AND expireat BETWEEN now() + interval '6 days' AND now() + interval '8 days'", run.ToString()))
            .ShouldBeGreaterThan(0);
        (await Count("SELECT count(*) FROM state WHERE data::text LIKE '%' || $1 || '%'", nameof(FailsOverAPerson))).ShouldBeGreaterThan(0);
        foreach (var table in (string[])["job", "state", "jobparameter", "hash"])
            (await Count($"SELECT count(*) FROM {table} AS row WHERE row::text LIKE '%' || $1 || '%'", "Arta")).ShouldBe(0, table);
    }

    [Fact]
    public async Task An_attempt_that_waits_is_not_queued_twice()
    {
        // No sweep that might have come first.
        await Host.Stop();
        var unhurried = JobHost.Hurried with { Sweep = TimeSpan.FromHours(1) };
        await using var host = await JobHost.Start(Database.ConnectionString, services => services.AddJobs(unhurried));
        var run = await host.RunNow<Waits>();
        await host.Bench.Until(run, "begun 1");

        await host.Services.GetRequiredService<IJobEngine>().Dispatch(new JobAttempt("test.waits", run, 1), default);

        (await Count("SELECT count(*) FROM job WHERE arguments::text LIKE '%' || $1 || '%'", run.ToString())).ShouldBe(1);
        host.Bench.Of(run, "go").SetResult();
        await host.Until(run, JobRunState.Succeeded);
    }

    [Fact]
    public async Task A_cron_that_nobody_declares_any_more_is_forgotten()
    {
        await using (await JobHost.Start(Database.ConnectionString, Engine, ticks: true))
            (await Count("SELECT count(*) FROM set WHERE key = 'recurring-jobs' AND value = $1", "test.ticks")).ShouldBe(1);

        await using var without = await JobHost.Start(Database.ConnectionString, Engine);

        (await Count("SELECT count(*) FROM set WHERE key = 'recurring-jobs' AND value = $1", "test.ticks")).ShouldBe(0);
        (await Count("SELECT count(*) FROM set WHERE key = 'recurring-jobs' AND value = $1", "test.ticks-on-new-year")).ShouldBe(1);
    }

    [Fact]
    public async Task The_role_of_the_schema_may_not_change_its_tables() =>
        (await Should.ThrowAsync<PostgresException>(async () =>
            {
                await using var command = Tables.CreateCommand("CREATE TABLE mine ()");
                await command.ExecuteNonQueryAsync();
            }))
            .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

    private async Task<long> Count(string sql, object value)
    {
        await using var command = Tables.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = value });
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
