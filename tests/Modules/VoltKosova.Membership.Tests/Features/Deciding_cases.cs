using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Membership.Jobs;
using VoltKosova.PrivacyDesk;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.CaseStory;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Deciding_cases(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Timelines = "/api/v1/membership/me/timelines";

    [Fact]
    public async Task suspends_in_the_same_commit_and_another_body_lifts_it()
    {
        var one = await Heard("suhareke", "suspended@example.org");
        await one.Judge.Do(one.Case, "decision", new
        {
            Reason = "Three witnesses",
            Sanction = new { Kind = "suspension", Until = host.Clock.GetUtcNow().AddDays(90).ToString("yyyy-MM-dd") },
        });
        (await Status(one)).ShouldBe("suspended");
        var told = (await one.Own.Get(Mine)).Items().ShouldHaveSingleItem()!;
        (told["reason"].Text(), told["sanction"]!["kind"].Text(), told["appeal_until"] is not null)
            .ShouldBe(("Three witnesses", "suspension", true));
        (await one.Judge.Act(one.Case, "decision", new { Reason = "Nothing in it" })).Code.ShouldBe("case-is-decided");
        (await host.Public.Post($"{Complaints}/appeal", new { ReturnCode = one.Code, Grounds = "x" })).Code
            .ShouldBe("not-yours-to-appeal");

        (await one.Own.Post($"{Mine}/{one.Case}/appeal", new { Grounds = "They lie" })).Status.ShouldBe(HttpStatusCode.NoContent);

        var both = host.As(new TestAccount(new Grant(Role.AppealsBody, null)) { AccountId = one.Account });
        var last = new { Ruling = "lifted", Reason = "They do" };
        (await both.Act(one.Case, "appeal-decision", last)).Code.ShouldBe("decided-before");
        var (higher, _) = host.OfTheBody(Role.AppealsBody);
        (await higher.Get(Cases)).Items().Select(row => row!["id"]!.GetValue<Guid>()).ShouldContain(one.Case);
        (await higher.Post($"{Cases}/{one.Case}/decision", new { Reason = "x" }, 1)).Code.ShouldBe("right-missing");
        await higher.Do(one.Case, "appeal-decision", last);
        (await Status(one)).ShouldNotBe("suspended");
        var end = (await one.Own.Get(Mine)).Items().ShouldHaveSingleItem()!;
        (end["state"].Text(), end["ruling"].Text(), end["sanction"]).ShouldBe(("closed", "lifted", null));
    }

    [Fact]
    public async Task excludes_once_nobody_has_appealed_in_time()
    {
        var one = await Heard("rahovec", "excluded@example.org");
        (await one.Judge.Act(one.Case, "decision", new { Reason = "x", Sanction = new { Kind = "exclusion", Until = "2099-01-01" } }))
            .Code.ShouldBe("sanction-has-no-end");
        await one.Judge.Do(one.Case, "decision", new { Reason = "Three witnesses", Sanction = new { Kind = "exclusion" } });
        (await Status(one)).ShouldBe("suspended");
        host.Clock.Advance(TimeSpan.FromDays(30));
        await Follow();
        (await Status(one)).ShouldBe("suspended", "on the last day somebody can still appeal");

        host.Clock.Advance(TimeSpan.FromDays(1));
        (await host.Run<FollowIntegrityCases, FollowIntegrityCases.Parameters>(new(OnlyCount: true))).Count.ShouldBe(1);
        (await Status(one)).ShouldBe("suspended", "a dry run changes nothing");
        await Follow();

        (await Status(one)).ShouldBe("former");
        var card = (await host.OfficerOf(one.Chapter).Get($"{MembershipHost.Members}/{one.Member}")).Body;
        card["ended_for"].Text().ShouldBe("excluded");
        (await one.Own.Post($"{Mine}/{one.Case}/appeal", new { Grounds = "x" })).Code.ShouldBe("case-is-closed");
        await host.ApplyAndConfirm("excluded@example.org", "rahovec");
    }

    [Fact]
    public async Task bars_from_office_at_once_and_takes_the_offices_when_it_is_final()
    {
        var one = await Heard("kline", "barred@example.org");
        var until = $"{host.Clock.GetUtcNow().AddDays(90):yyyy-MM-dd}";
        await one.Judge.Do(one.Case, "decision", new { Reason = "Three witnesses", Sanction = new { Kind = "office_ban", Until = until } });

        var own = (await one.Own.Get(Timelines)).Body["memberships"]!.AsArray().Single()!["bans"]!.AsArray().ShouldHaveSingleItem()!;
        (own["kind"].Text(), own["until"].Text()).ShouldBe(("office_ban", until));
        var seen = (await host.OfficerOf(one.Chapter).Get($"{MembershipHost.Members}/{one.Member}/timeline")).Body;
        (seen["bans"], seen.ToJsonString().Contains("barred", StringComparison.Ordinal)).ShouldBe((null, false));
        (await host.Rows("SELECT data::text FROM membership.mt_events WHERE stream_id::text = $1", $"{one.Member}"))
            .ShouldAllBe(fact => !fact.Contains("office_ban"), "sealed");
        (await Barred(one.Member)).ShouldBe(1);

        host.Clock.Advance(TimeSpan.FromDays(31));
        await Follow();
        await Follow();
        (await Barred(one.Member)).ShouldBe(2);
        (await one.Own.Get(Timelines)).Body.ToJsonString().ShouldContain("office_removal");
    }

    [Fact]
    public async Task bans_from_forums_until_the_other_body_lifts_it()
    {
        var one = await Heard("viti", "forum@example.org");
        var until = $"{host.Clock.GetUtcNow().AddDays(90):yyyy-MM-dd}";
        await one.Judge.Do(one.Case, "decision", new { Reason = "Three witnesses", Sanction = new { Kind = "forum_ban", Until = until } });
        (await one.Own.Get(Timelines)).Body.ToJsonString().ShouldContain("bans");

        (await one.Own.Post($"{Mine}/{one.Case}/appeal", new { Grounds = "They lie" })).Status.ShouldBe(HttpStatusCode.NoContent);
        await host.OfTheBody(Role.AppealsBody).Client.Do(one.Case, "appeal-decision", new { Ruling = "lifted", Reason = "They do" });

        (await one.Own.Get(Timelines)).Body["memberships"]!.AsArray().Single()!["bans"].ShouldBeNull();
        (await Barred(one.Member)).ShouldBe(2);
    }

    [Fact]
    public async Task dismisses_and_whoever_complained_asks_the_other_body_by_the_code()
    {
        var (code, id) = await host.Complained(email: "dismissed@example.org");
        var (judge, account) = host.OfTheBody();
        await judge.Do(id, "team", new { AccountId = account });
        await judge.Do(id, "decision", new { Reason = "Nothing in it" });

        (await host.Public.Post($"{Complaints}/reading", new { ReturnCode = code })).Body["reason"].Text().ShouldBe("Nothing in it");
        (await host.MailsTo("dismissed@example.org")).Keys.ShouldBe(["message_received", "word_waits"], ignoreOrder: true);
        (await host.Public.Post($"{Complaints}/appeal", new { ReturnCode = code, Grounds = "There is" })).Status
            .ShouldBe(HttpStatusCode.NoContent);
        var (higher, _) = host.OfTheBody(Role.AppealsBody);
        await higher.Do(id, "appeal-decision", new { Ruling = "confirmed", Reason = "No" });
        (await host.Public.Post($"{Complaints}/reading", new { ReturnCode = code })).Body["ruling"].Text().ShouldBe("confirmed");
    }

    [Fact]
    public async Task reminds_the_body_of_a_late_step_once_and_nobody_who_is_concerned()
    {
        var (_, id) = await host.Complained();
        var ((judge, account), (_, cousin)) = (host.OfTheBody(), host.OfTheBody());
        await judge.Do(id, "removals", new { AccountId = cousin, Reason = "A cousin" });
        host.Clock.Advance(TimeSpan.FromDays(8));

        await Follow();
        await Follow();

        var today = host.Clock.GetUtcNow().ToString("yyyy-MM-dd");
        (await judge.Get($"{Cases}?filter[due_on][lt]={today}")).Items().Select(row => row!["id"]!.GetValue<Guid>()).ShouldContain(id);
        (await Reminders(account, id)).ShouldBe(1);
        (await Reminders(cousin, id)).ShouldBe(0);
        (await host.Log("membership", id)).Count(name => name == "membership.case-overdue-noted.v1").ShouldBe(1);
    }

    [Fact]
    public async Task leaves_nothing_when_its_time_is_over()
    {
        var (code, id) = await host.Complained(email: "nightjar@example.org");
        var (judge, account) = host.OfTheBody();
        await judge.Do(id, "team", new { AccountId = account });
        await judge.Do(id, "decision", new { Reason = "Nothing in it" });
        await host.WhenQuiet();
        host.Clock.Advance(TimeSpan.FromDays(31));
        await Follow();
        await host.WhenQuiet();
        host.Clock.Advance(TimeSpan.FromDays(1095));
        await Retain();
        (await judge.Get($"{Cases}/{id}")).Status.ShouldBe(HttpStatusCode.OK, "on the last day it is still kept");

        host.Clock.Advance(TimeSpan.FromDays(1));
        await Retain();

        (await judge.Get($"{Cases}/{id}")).Code.ShouldBe("no-such-case");
        (await host.Public.Post($"{Complaints}/reading", new { ReturnCode = code })).Code.ShouldBe("no-such-case");
        (await Traces.Of(host.ConnectionString, "membership", "nightjar")).ShouldBeEmpty();
        (await host.Log("membership", id))[^1].ShouldBe("membership.case-erased.v1");
    }

    [Fact]
    public async Task goes_on_when_the_accused_is_forgotten_and_ends_with_the_case()
    {
        var one = await Heard("prizren", "wheatear@example.org");
        var person = (await host.OfficerOf(one.Chapter).Get($"{MembershipHost.Members}/{one.Member}")).Id("person_id");
        var asked = await host.As(new Grant(Role.DataProtectionOfficer, null)).Post("/api/v1/privacy/erasures", new { PersonId = person });
        ((int)asked.Status).ShouldBeInRange(200, 204, asked.Body.ToJsonString());
        await host.WhenQuiet();

        var left = (await one.Judge.Get($"{Cases}/{one.Case}")).Body;
        (left["accused_person_id"], left["is_brief"]!.GetValue<bool>()).ShouldBe((null, true));
        (await Retain()).ShouldBe(0, "an open case is kept: somebody may have to defend what was decided");
        await one.Judge.Do(one.Case, "decision", new { Reason = "Three witnesses", Sanction = new { Kind = "exclusion" } });
        host.Clock.Advance(TimeSpan.FromDays(31));
        await Follow();
        host.Clock.Advance(TimeSpan.FromDays(1));

        (await Retain()).ShouldBe(1);
        (await one.Judge.Get($"{Cases}/{one.Case}")).Code.ShouldBe("no-such-case");
    }

    private async Task<int> Barred(Guid member) =>
        (await host.Log("membership", member)).Count(name => name == "membership.member-barred.v1");

    private async Task<(Guid Chapter, Guid Member, HttpClient Own, HttpClient Judge, Guid Account, Guid Case, string Code)> Heard(
        string municipality, string email)
    {
        var chapter = host.ChapterIn(municipality);
        var (member, person) = await host.Admitted(chapter, email, municipality);
        var (judge, account) = host.OfTheBody();
        var (code, id) = await host.Complained(member);
        await host.Heard(judge, account, id);
        return (chapter, member, host.As(new TestAccount() { PersonId = person }), judge, account, id, code);
    }

    private async Task<string> Status((Guid Chapter, Guid Member, HttpClient, HttpClient, Guid, Guid, string) one) =>
        (await host.OfficerOf(one.Chapter).Get($"{MembershipHost.Members}/{one.Member}/timeline")).Body["status"].Text();

    private Task<IReadOnlyList<string>> Follow() =>
        host.Run<FollowIntegrityCases, FollowIntegrityCases.Parameters>(new());

    private async Task<int> Reminders(Guid account, Guid id) => (await host.Rows(
        "SELECT data ->> 'body' FROM membership.mt_doc_mail WHERE data ->> 'to' = $1", $"judge-{account:N}@example.org"))
        .Count(body => body.Contains($"{id}"));

    private Task<long> Retain() => host.With<IEnumerable<IRetain>, long>(async kept =>
    {
        var one = kept.Single(each => each.Id == "integrity-cases");
        var before = host.Clock.GetUtcNow().AddDays(-(await one.Rule(CancellationToken.None)).Days);
        return await one.DeletePiece(before, CancellationToken.None);
    });
}
