using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Kernel;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.CaseStory;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Handling_cases(MembershipHost host) : IClassFixture<MembershipHost>
{
    [Fact]
    public async Task is_not_for_whoever_is_concerned()
    {
        var (member, person) = await host.Admitted(host.ChapterIn("dragash"), "both@example.org", "dragash");
        var complaining = Guid.NewGuid();
        var (accused, accusedAccount) = host.OfTheBody(person: person);
        var (complainant, account) = host.OfTheBody(person: complaining);
        var (judge, _) = host.OfTheBody();
        var (_, id) = await host.Complained(member, who: complainant);

        foreach (var party in (HttpClient[])[accused, complainant])
        {
            (await party.Get($"{Cases}/{id}")).Code.ShouldBe("no-such-case");
            (await party.Get($"{Cases}?filter[id][eq]={id}")).Items().ShouldBeEmpty();
            (await party.Post($"{Cases}/{id}/acknowledgement", null, 1)).Code.ShouldBe("no-such-case");
        }

        (await judge.Act(id, "team", new { AccountId = accusedAccount })).Code.ShouldBe("concerned-by-the-case");
        (await judge.Act(id, "team", new { AccountId = account })).Code.ShouldBe("concerned-by-the-case");
        (await judge.Act(id, "team", new { AccountId = Guid.NewGuid() })).Code.ShouldBe("not-of-the-body");
        (await judge.Get($"{Cases}?filter[id][eq]={id}&filter[due_on][lt]=2099-01-01")).Items().Count.ShouldBe(1);
    }

    [Fact]
    public async Task ends_for_whoever_is_removed()
    {
        var (_, id) = await host.Complained();
        var ((judge, _), (cousin, account)) = (host.OfTheBody(), host.OfTheBody());
        await judge.Do(id, "team", new { AccountId = account });
        (await cousin.Get($"{Cases}/{id}")).Status.ShouldBe(HttpStatusCode.OK);

        await judge.Do(id, "removals", new { AccountId = account, Reason = "A cousin of the accused" });

        (await cousin.Get($"{Cases}/{id}")).Code.ShouldBe("no-such-case");
        (await cousin.Get($"{Cases}?filter[id][eq]={id}")).Items().ShouldBeEmpty();
        (await cousin.Post($"{Cases}/{id}/messages", new { Party = "complainant", Text = "x" }, 3)).Code.ShouldBe("no-such-case");
        (await judge.Act(id, "team", new { AccountId = account })).Code.ShouldBe("removed-from-the-case");
        (await judge.Act(id, "messages", new { Party = "complainant", Text = "x" })).Code.ShouldBe("not-on-the-team");
    }

    [Fact]
    public async Task hears_the_accused_who_knows_of_nothing_before()
    {
        var (member, person) = await host.Admitted(host.ChapterIn("istog"), "heard@example.org", "istog");
        var own = host.As(new TestAccount() { PersonId = person });
        var (judge, account) = host.OfTheBody();
        var (_, id) = await host.Complained(who: host.Public);
        (await judge.Act(id, "accused", new { MemberId = Guid.NewGuid() })).Code.ShouldBe("no-such-member");
        await judge.Do(id, "accused", new { MemberId = member });
        (await own.Get(Mine)).Items().ShouldBeEmpty();
        (await own.Post($"{Mine}/{id}/messages", new { Text = "What?" })).Code.ShouldBe("no-such-case");
        await judge.Do(id, "team", new { AccountId = account });

        (await judge.Act(id, "hearing", new { HeldAt = host.Clock.GetUtcNow().AddDays(13), Notice = "x" })).Code
            .ShouldBe("hearing-too-soon");
        await judge.Do(id, "hearing", new { HeldAt = host.Clock.GetUtcNow().AddDays(14), Notice = "In the office" });

        var told = (await own.Get(Mine)).Items().ShouldHaveSingleItem()!;
        (told["hearing_notice"].Text(), told["state"].Text()).ShouldBe(("In the office", "open"));
        told.ToJsonString().ShouldNotContain("shouts");
        (await own.Post($"{Mine}/{id}/messages", new { Text = "I was away." })).Status.ShouldBe(HttpStatusCode.NoContent);
        var answer = (await judge.Get($"{Cases}/{id}")).Body["messages"]!.AsArray().ShouldHaveSingleItem()!;
        (answer["party"].Text(), answer["text"].Text()).ShouldBe(("accused", "I was away."));
        (await host.MailsTo("heard@example.org"))["word_waits"].ShouldNotContain("integrity", Case.Insensitive);
        (await host.As(new TestAccount() { PersonId = Guid.NewGuid() }).Get(Mine)).Items().ShouldBeEmpty();
        var taken = JsonNode.Parse(await own.GetStringAsync("/api/v1/privacy/me/export"))!["modules"]!["membership"]!;
        taken["integrity_cases"]!.AsArray().ShouldHaveSingleItem()!["hearing_notice"].Text().ShouldBe("In the office");
    }

    [Fact]
    public async Task lets_rights_rest_meanwhile_on_the_members_own_timeline()
    {
        var chapter = host.ChapterIn("kacanik");
        var (member, _) = await host.Admitted(chapter, "rests@example.org", "kacanik");
        var (judge, account) = host.OfTheBody();
        var (_, id) = await host.Complained(member);
        await judge.Do(id, "team", new { AccountId = account });
        var until = DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime).AddDays(30);

        await judge.Do(id, "measure", new { Until = until, Reason = "He threatens witnesses" });
        (await Status(chapter, member)).ShouldBe("suspended");
        (await judge.Act(id, "measure", new { Until = until.AddDays(100), Reason = "x" })).Code.ShouldBe("sanction-too-long");
        await judge.Do(id, "measure/end");
        (await Status(chapter, member)).ShouldNotBe("suspended");

        var timeline = (await host.OfficerOf(chapter).Get($"{MembershipHost.Members}/{member}/timeline")).Body.ToJsonString();
        timeline.ShouldNotContain("witnesses", Case.Insensitive, "officers read that it is so, and not why");
    }

    [Fact]
    public async Task opens_nothing_two_months_after_the_facts_became_known()
    {
        var (member, _) = await host.Admitted(host.ChapterIn("junik"), "long-ago@example.org", "junik");
        var (judge, account) = host.OfTheBody();
        var (_, id) = await host.Complained(member);
        await judge.Do(id, "team", new { AccountId = account });
        var filed = Seat.DayOf(host.Clock.GetUtcNow());
        (await judge.Get($"{Cases}/{id}")).Body["open_by"].Text().ShouldBe($"{filed.AddMonths(2):yyyy-MM-dd}");

        (await judge.Act(id, "facts-known", new { On = filed.AddDays(1), Reason = "x" })).Code.ShouldBe("day-to-come");
        (await judge.Act(id, "facts-known", new { On = "9999-12-31", Reason = "x" })).Code.ShouldBe("day-to-come");
        (await judge.Act(id, "facts-known", new { On = filed, Reason = "" })).Errors.ShouldBe([("#/reason", "not-empty")]);
        await judge.Do(id, "facts-known", new { On = "2025-12-31", Reason = "Minutes of the board" });

        var row = (await judge.Get($"{Cases}/{id}")).Body;
        (row["open_by"].Text(), row["known_reason"].Text()).ShouldBe(("2026-02-28", "Minutes of the board"));
        var hearing = new { HeldAt = host.Clock.GetUtcNow().AddDays(20), Notice = "In the office" };
        var refused = await judge.Act(id, "hearing", hearing);
        refused.Code.ShouldBe("too-late-for-proceedings");
        refused.Body["detail"].Text().ShouldContain("2026-02-28");
        (await judge.Act(id, "measure", new { Until = filed.AddDays(9), Reason = "x" })).Code.ShouldBe("too-late-for-proceedings");

        await judge.Do(id, "facts-known", new { On = filed, Reason = "The witness wrote today" });
        await judge.Do(id, "hearing", hearing);
        (await judge.Act(id, "facts-known", new { On = filed.AddDays(-1), Reason = "x" })).Code.ShouldBe("proceedings-are-open");
    }

    [Fact]
    public async Task lifts_its_own_measure_and_not_what_somebody_else_has_decided()
    {
        var chapter = host.ChapterIn("kllokot");
        var (member, _) = await host.Admitted(chapter, "rests-twice@example.org", "kllokot");
        var officer = host.OfficerOf(chapter);
        var (judge, account) = host.OfTheBody();
        var (_, id) = await host.Complained(member);
        await judge.Do(id, "team", new { AccountId = account });
        var today = DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime);
        var version = (await officer.Get($"{MembershipHost.Members}/{member}")).Version;
        (await officer.Post(
            $"{MembershipHost.Members}/{member}/suspension",
            new { On = today, Until = today.AddDays(20), Note = "Board of today" },
            version!.Value)).Status.ShouldBe(HttpStatusCode.NoContent);
        await judge.Do(id, "measure", new { Until = today.AddDays(10), Reason = "He threatens witnesses" });
        (await officer.Get($"{MembershipHost.Members}/{member}")).Body["suspended_until"].Text()
            .ShouldBe($"{today.AddDays(20):yyyy-MM-dd}", "the shorter one gives no rights back");
        await judge.Do(id, "measure", new { Until = today.AddDays(40), Reason = "He threatens witnesses again" });

        await judge.Do(id, "measure/end");

        var timeline = (await officer.Get($"{MembershipHost.Members}/{member}/timeline")).Body;
        timeline["status"].Text().ShouldBe("suspended");
        timeline["suspended_until"].Text().ShouldBe($"{today.AddDays(20):yyyy-MM-dd}");
        (await officer.Get($"{MembershipHost.Members}/{member}")).Body["suspended_until"].Text()
            .ShouldBe($"{today.AddDays(20):yyyy-MM-dd}");
        (await host.Rows("SELECT type FROM membership.mt_events WHERE stream_id::text = $1", $"{member}"))
            .ShouldNotContain("membership.member-reinstated.v1", "nobody is told that all rights are back");
    }

    private async Task<string> Status(Guid chapter, Guid member) =>
        (await host.OfficerOf(chapter).Get($"{MembershipHost.Members}/{member}/timeline")).Body["status"].Text();
}
