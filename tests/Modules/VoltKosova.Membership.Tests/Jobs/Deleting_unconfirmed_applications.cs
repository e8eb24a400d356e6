using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Jobs;
using VoltKosova.Membership.Jobs;
using VoltKosova.Membership.Tests.Features;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Membership.Tests.Jobs;

public sealed class Deleting_unconfirmed_applications(MembershipHost host) : IClassFixture<MembershipHost>
{
    [Fact]
    public async Task leaves_nothing_of_the_person_and_touches_nobody_else()
    {
        await Run();
        var gone = await host.Apply("goldfinch@example.org");
        var confirmed = await host.ApplyAndConfirm("starling@example.org");
        host.Clock.Advance(TimeSpan.FromDays(14) + TimeSpan.FromSeconds(1));
        var fresh = await host.Apply("magpie@example.org");
        (await host.MailsTo("goldfinch@example.org")).Count.ShouldBe(1);

        var run = await Run();

        (await Traces.Of(host.ConnectionString, "membership", "goldfinch")).ShouldBeEmpty();
        (await host.Log("membership", gone)).ShouldBe(["membership.application-submitted.v1", "membership.application-deleted.v1"]);
        (await KeyOf(gone)).ShouldContain("destroyed_at");
        (await host.Log("membership", confirmed)).ShouldNotContain("membership.application-deleted.v1");
        (await KeyOf(confirmed)).ShouldContain("wrapped");
        (await Traces.Of(host.ConnectionString, "membership", "starling")).ShouldBe(["mt_doc_application", "mt_doc_mail"]);
        (await host.Log("membership", fresh)).ShouldBe(["membership.application-submitted.v1"]);
        run.TakeLines().Select(line => line.Text.En).ShouldBe(["Found 1 applications.", "Deleted 1 applications."]);
        (await host.Public.Get(host.LinkOf(gone))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await host.Public.Post(host.LinkOf(gone))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task is_told_to_whoever_keeps_a_copy_of_the_list()
    {
        // What another test has left is overdue too by the time that passes below.
        host.Clock.Advance(TimeSpan.FromDays(15));
        await host.WhenQuiet();
        await Run();
        var officer = host.As(new Grant(Role.MembershipOfficer, null));
        var gone = await host.Apply("dunnock@example.org");
        var since = (await host.Rows(
            "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', $1)", "YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"")).Single();
        host.Clock.Advance(TimeSpan.FromDays(15));
        await host.WhenQuiet();

        await Run();

        var news = (await officer.Get($"{MembershipHost.Applications}?updated_since={since}")).Body;
        news["removed"]!.AsArray().Select(row => row!["id"]!.GetValue<Guid>()).ShouldBe([gone]);
        (await Traces.Of(host.ConnectionString, "membership", "dunnock")).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_second_time_changes_nothing()
    {
        var gone = await host.Apply("wagtail@example.org");
        host.Clock.Advance(TimeSpan.FromDays(15));
        await host.WhenQuiet();
        await Run();
        var (log, key) = (await host.Log("membership", gone), await KeyOf(gone));

        var again = await Run();

        again.TakeLines().Select(line => line.Text.En).ShouldBe(["Found 0 applications.", "Deleted 0 applications."]);
        (await host.Log("membership", gone)).ShouldBe(log);
        (await KeyOf(gone)).ShouldBe(key);
    }

    [Fact]
    public async Task can_only_count()
    {
        var overdue = await host.Apply("lapwing@example.org");
        host.Clock.Advance(TimeSpan.FromDays(15));
        await host.WhenQuiet();

        var run = await Run(new DeleteUnconfirmedApplications.Parameters(OnlyCount: true));

        run.TakeLines().ShouldHaveSingleItem().Text.En.ShouldMatch("^Found [1-9][0-9]* applications.$");
        (await host.Log("membership", overdue)).ShouldBe(["membership.application-submitted.v1"]);
        (await Traces.Of(host.ConnectionString, "membership", "lapwing")).ShouldContain("mt_doc_application");
    }

    [Fact]
    public async Task leaves_no_mail_that_was_not_written_yet()
    {
        var gone = await host.Apply("kingfisher@example.org");
        host.Clock.Advance(TimeSpan.FromDays(15));

        await Run();
        await host.WhenQuiet();
        await Run();

        (await host.Log("membership", gone)).Count.ShouldBe(2);
        (await Traces.Of(host.ConnectionString, "membership", "kingfisher")).ShouldBeEmpty();
    }

    private Task<JobRun> Run() => Run(new DeleteUnconfirmedApplications.Parameters());

    private async Task<JobRun> Run(DeleteUnconfirmedApplications.Parameters parameters)
    {
        var run = new JobRun(Guid.NewGuid(), 1, host.Clock, CancellationToken.None);
        await host.With<DeleteUnconfirmedApplications, bool>(async job =>
        {
            await job.Run(parameters, run, CancellationToken.None);
            return true;
        });
        return run;
    }

    private async Task<string> KeyOf(Guid application) => (await host.Rows(
        """
        SELECT kept.data::text FROM membership.mt_doc_person_key AS kept
        JOIN membership.mt_events AS fact ON kept.id = (fact.data ->> 'person_id')::uuid
        WHERE fact.stream_id = $1::uuid AND fact.version = 1
        """,
        application.ToString()))[0];
}
