using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VoltKosova.Jobs;
using VoltKosova.Jobs.Running;
using VoltKosova.Kernel;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Platform.Tests.Jobs;

/// <summary>What every engine must do, on a host of its own.</summary>
public abstract partial class JobsContract(TestDatabase database) : IAsyncLifetime
{
    private static readonly Guid _staff = new("44444444-4444-4444-8444-444444444444");
    private JobHost _host = null!;

    protected JobHost Host => _host;

    protected TestDatabase Database => database;

    protected abstract Action<IServiceCollection> Engine { get; }

    public async ValueTask InitializeAsync() => _host = await JobHost.Start(database.ConnectionString, Engine);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_run_shows_its_progress_while_it_works_and_its_result_afterwards()
    {
        var answer = await _host.Jobs.RunNow("test.counts-rows", """{"rows": 7, "pace": "slow"}""", _staff, "month's end", default);
        var run = answer.ShouldBeOfType<JobAnswer.Accepted>().RunId;

        var working = await _host.Until(run, row => row.Progress.Step is not null);
        working.State.ShouldBe(JobRunState.Running);
        working.Progress.ShouldBe(new JobProgress(1, 7, new LocalText("Numëron", "Broji", "Counts")));
        working.ParametersJson.ShouldBe("""{"pace": "slow", "rows": 7}""");
        (working.RequestedBy, working.Reason).ShouldBe((_staff, "month's end"));

        _host.Bench.Of(run, "go").SetResult();
        var ended = await _host.Until(run, JobRunState.Succeeded);
        ended.Progress.Done.ShouldBe(7);
        (ended.EndedAt >= ended.StartedAt && ended.StartedAt >= ended.QueuedAt).ShouldBeTrue();
        (await _host.Jobs.Log(run, 0, default)).Select(line => line.Text.Sq).ShouldBe(["7 rreshta"]);
        (await _host.Jobs.Runs(new JobRunFilter("test.counts-rows", JobRunState.Succeeded), default)).ShouldContain(row => row.Id == run);
    }

    [Theory]
    [InlineData("""{"rows": 11}""", "rows", "Must be from 1 to 10.")]
    [InlineData("""{"rows": "seven"}""", "rows", "Must be a whole number.")]
    [InlineData("""{"rows": 1.5}""", "rows", "Must be a whole number.")]
    [InlineData("{}", "rows", "This field must be filled in.")]
    [InlineData("""{"rows": 1, "pace": "sluggish"}""", "pace", "Must be one of the choices.")]
    [InlineData("""{"rows": 1, "since": "1.2.2026"}""", "since", "Must be a day: yyyy-mm-dd.")]
    [InlineData("""{"rows": 1, "colour": "purple"}""", "colour", "There is no such parameter.")]
    [InlineData("[]", "", "The parameters must be a JSON object.")]
    public async Task A_wrong_parameter_is_refused_with_its_reason_and_nothing_is_queued(string parameters, string name, string reason)
    {
        var before = await _host.Jobs.Runs(new JobRunFilter(), default);

        var answer = await _host.Jobs.RunNow("test.counts-rows", parameters, null, null, default);

        var wrong = answer.ShouldBeOfType<JobAnswer.Refused>().Rejection.ShouldBeOfType<JobParametersAreWrong>();
        wrong.Problems.Select(problem => (problem.Name, problem.Reason.En)).ShouldBe([(name, reason)]);
        (await _host.Jobs.Runs(new JobRunFilter(), default)).Count.ShouldBe(before.Count);
    }

    [Fact]
    public async Task A_job_that_nobody_declared_is_refused() =>
        (await _host.Jobs.RunNow("test.unheard-of", "{}", null, null, default)).ShouldBe(new JobAnswer.Refused(new NoSuchJob()));

    [Fact]
    public async Task A_failed_run_is_tried_as_often_as_declared_and_keeps_its_cause()
    {
        var run = await _host.RunNow<Fails>();

        var ended = await _host.Until(run, JobRunState.Failed);
        ended.Attempt.ShouldBe(3);
        ended.Error.ShouldBe(new JobError("bank-closed", "The bank was closed."));
        (await _host.Jobs.Log(run, 0, default)).Select(line => line.Text.En).ShouldBe(["Try 1", "Try 2", "Try 3"]);
    }

    [Fact]
    public async Task A_cause_says_where_it_failed_but_nothing_about_a_person()
    {
        var ended = await _host.Until(await _host.RunNow<FailsOverAPerson>(), JobRunState.Failed);

        ended.Error!.Code.ShouldBe("invalid-operation");
        ended.Error.Text.ShouldContain(nameof(FailsOverAPerson));
        ended.Error.Text.ShouldNotContain("Arta");
    }

    [Fact]
    public async Task A_run_that_takes_too_long_has_failed() =>
        (await _host.Until(await _host.RunNow<TakesTooLong>(), JobRunState.Failed)).Error!.Code.ShouldBe("timed-out");

    [Fact]
    public async Task Cancelling_reaches_the_code()
    {
        var run = await _host.RunNow<Waits>();
        await _host.Bench.Until(run, "begun 1");

        (await _host.Jobs.Cancel(run, _staff, default)).ShouldBe(new JobAnswer.Accepted(run));

        await _host.Bench.Until(run, "cancelled 1");
        await _host.Until(run, JobRunState.Cancelled);
        (await _host.Jobs.Cancel(run, _staff, default)).ShouldBe(new JobAnswer.Refused(new RunHasEnded()));
    }

    [Fact]
    public async Task The_same_job_does_not_run_twice_at_once()
    {
        var first = await _host.RunNow<CountsRows>("""{"rows": 1}""");
        await _host.Bench.Until(first, "begun");
        var second = await _host.RunNow<CountsRows>("""{"rows": 2}""");
        var beside = await _host.Until(await _host.RunNow<FailsOverAPerson>(), JobRunState.Failed);

        beside.ShouldNotBeNull();
        _host.Bench.Begun.ShouldNotContain(second);
        (await _host.Jobs.Find(second, default))!.State.ShouldBe(JobRunState.Queued);

        _host.Bench.Of(first, "go").SetResult();
        await _host.Bench.Until(second, "begun");
        (await _host.Jobs.Find(first, default))!.State.ShouldBe(JobRunState.Succeeded);
        _host.Bench.Of(second, "go").SetResult();
        await _host.Until(second, JobRunState.Succeeded);
    }

    [Fact]
    public async Task A_waiting_run_that_is_cancelled_never_begins()
    {
        var first = await _host.RunNow<CountsRows>("""{"rows": 1}""");
        await _host.Bench.Until(first, "begun");
        var second = await _host.RunNow<CountsRows>("""{"rows": 2}""");

        await _host.Jobs.Cancel(second, _staff, default);
        _host.Bench.Of(first, "go").SetResult();
        var third = await _host.RunNow<CountsRows>("""{"rows": 3}""");
        await _host.Bench.Until(third, "begun");
        _host.Bench.Of(third, "go").SetResult();
        await _host.Until(third, JobRunState.Succeeded);

        (await _host.Jobs.Find(second, default))!.State.ShouldBe(JobRunState.Cancelled);
        _host.Bench.Begun.ShouldNotContain(second);
    }

    [Fact]
    public async Task A_run_that_has_ended_can_be_run_again_as_a_run_of_its_own()
    {
        var first = (await _host.Until(await _host.RunNow<FailsOverAPerson>(), JobRunState.Failed)).Id;

        var again = (await _host.Jobs.Retry(first, _staff, null, default)).ShouldBeOfType<JobAnswer.Accepted>().RunId;

        (await _host.Until(again, JobRunState.Failed)).RetryOf.ShouldBe(first);
        (await _host.Jobs.Find(first, default))!.State.ShouldBe(JobRunState.Failed);
    }

    [Fact]
    public async Task A_job_that_touches_many_people_is_run_dry_without_a_reason_and_for_real_with_one()
    {
        const string job = "test.touches-people";
        (await _host.Jobs.RunNow(job, "{}", _staff, " ", default)).ShouldBe(new JobAnswer.Refused(new JobReasonRequired()));
        (await _host.Jobs.RunNow(job, """{"only_count": true}""", _staff, null, default)).ShouldBeOfType<JobAnswer.Accepted>();
        (await _host.Jobs.RunNow(job, "{}", null, null, default)).ShouldBeOfType<JobAnswer.Accepted>("the cron needs none");

        var run = (await _host.Jobs.RunNow(job, "{}", _staff, "The assembly wants it.", default))
            .ShouldBeOfType<JobAnswer.Accepted>().RunId;
        await _host.Until(run, JobRunState.Succeeded);

        (await _host.Jobs.Retry(run, _staff, null, default)).ShouldBe(new JobAnswer.Refused(new JobReasonRequired()));
        var again = (await _host.Jobs.Retry(run, _staff, "It was cut short.", default)).ShouldBeOfType<JobAnswer.Accepted>().RunId;
        var repeated = await _host.Until(again, JobRunState.Succeeded);
        (repeated.Reason, repeated.RetryOf, repeated.RequestedBy).ShouldBe(("It was cut short.", run, _staff));
    }

    [Fact]
    public async Task Asking_twice_to_run_again_under_one_key_runs_it_again_once()
    {
        var first = (await _host.Until(await _host.RunNow<FailsOverAPerson>(), JobRunState.Failed)).Id;

        var again = (await _host.Jobs.Retry(first, _staff, "once", default, "key")).ShouldBeOfType<JobAnswer.Accepted>();
        (await _host.Jobs.Retry(first, _staff, "once", default, "key")).ShouldBe(again with { Repeated = true });
        (await _host.Jobs.Retry(first, _staff, "twice", default, "key")).ShouldBe(new JobAnswer.Refused(new IdempotencyKeyReused()));
    }

    [Fact]
    public async Task What_somebody_asked_for_is_told_apart_from_what_the_cron_did()
    {
        var (other, asked) = (new Guid("55555555-5555-4555-8555-555555555555"), await _host.RunNow<FailsOverAPerson>());
        var mine = (await _host.Jobs.RunNow("test.fails-over-a-person", "{}", _staff, null, default))
            .ShouldBeOfType<JobAnswer.Accepted>().RunId;
        var theirs = (await _host.Jobs.RunNow("test.fails-over-a-person", "{}", other, null, default))
            .ShouldBeOfType<JobAnswer.Accepted>().RunId;
        var filter = new JobRunFilter("test.fails-over-a-person") { OnlyAsked = true };

        var runs = (await _host.Jobs.Runs(filter, default)).Select(run => run.Id).ToList();
        runs.ShouldContain(mine);
        runs.ShouldContain(theirs);
        runs.ShouldNotContain(asked);
        (await _host.Jobs.Runs(filter with { RequestedBy = other }, default)).Select(run => run.Id).ShouldBe([theirs]);
        (await _host.Jobs.Runs(filter with { Job = null, Jobs = ["test.waits"] }, default)).ShouldNotContain(run => run.Id == mine);
        await _host.Until(theirs, JobRunState.Failed);
    }

    [Fact]
    public async Task A_run_that_was_written_but_never_handed_over_is_found()
    {
        var run = new Guid("0197a000-0000-7000-8000-000000000001");
        await using (var insert = _host.Connections.CreateCommand(
            $$"""INSERT INTO run (id, job, parameters, state) VALUES ('{{run}}', 'test.fails-over-a-person', '{}', 'queued')"""))
            await insert.ExecuteNonQueryAsync();

        (await _host.Until(run, JobRunState.Failed)).Attempt.ShouldBe(1);
    }

    [Fact]
    public async Task A_host_that_stops_before_it_has_taken_a_run_tells_of_no_failure()
    {
        var runner = _host.Services.GetRequiredService<JobRunner>();
        var attempt = new JobAttempt("test.waits", Guid.NewGuid(), 1);

        await Should.NotThrowAsync(() => runner.Run(attempt, new CancellationToken(canceled: true)));
    }
}
