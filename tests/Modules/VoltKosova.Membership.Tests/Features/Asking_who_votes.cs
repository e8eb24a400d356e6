using System.Net;
using System.Security.Cryptography;
using System.Text;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Jobs;
using VoltKosova.Membership.Voting;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Asking_who_votes(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Rolls = "/api/v1/membership/rolls";
    private static readonly DateOnly _assembly = new(2026, 9, 12);

    [Fact]
    public async Task is_answered_for_a_day_with_reasons_clauses_and_until_when()
    {
        var chapter = host.ChapterIn("gjakove");
        var (member, person) = await host.Admitted(chapter, "votes@example.org", "gjakove");
        var officer = host.OfficerOf(chapter);

        var early = (await officer.Get($"{Members}/{member}/voting-rights")).Body;
        (early["can_vote"]!.GetValue<bool>(), early["until"].Text()).ShouldBe((false, "2026-05-30"));
        var wait = early["reasons"]!.AsArray().Single(reason => !reason!["met"]!.GetValue<bool>())!;
        (wait["rule"].Text(), wait["clause"].Text()).ShouldBe(("waiting_period", "S35: 2018 Volt Europa statutes, three months"));
        wait["text"].Text().ShouldBe("The time after the admission has not passed.");

        var own = (await host.As(new TestAccount() { PersonId = person }).Get("/api/v1/membership/me/voting-rights?as_of=2026-05-31"))
            .Body["memberships"]![0]!;
        own["can_vote"]!.GetValue<bool>().ShouldBeTrue();
        (await host.OfficerOf(Guid.NewGuid()).Get($"{Members}/{member}/voting-rights")).Code.ShouldBe("no-such-member");
        (await host.As(new TestAccount() { PersonId = Guid.NewGuid() }).Get("/api/v1/membership/me/voting-rights"))
            .Body["memberships"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task is_told_to_others_when_it_is_won_and_lost()
    {
        var chapter = host.ChapterIn("ferizaj");
        var (member, _) = await host.Admitted(chapter, "noted@example.org", "ferizaj");
        var officer = host.OfficerOf(chapter);

        await host.Run<NoteVotingRights, NoParameters>(new NoParameters());
        (await officer.Get($"{Members}/{member}")).Body["can_vote"].ShouldBeNull();
        host.Clock.Advance(TimeSpan.FromDays(90));
        await host.Run<NoteVotingRights, NoParameters>(new NoParameters());
        (await officer.Get($"{Members}/{member}")).Body["can_vote"]!.GetValue<bool>().ShouldBeTrue();
        await officer.Post($"{Members}/{member}/suspension", new { On = "2026-05-31", Note = "Board" }, 2);
        await host.Run<NoteVotingRights, NoParameters>(new NoParameters());
        await host.Run<NoteVotingRights, NoParameters>(new NoParameters());

        (await host.Log("membership", member)).ShouldBe(
        [
            "membership.member-admitted.v1", "membership.voting-right-changed.v1", "membership.member-suspended.v1",
            "membership.voting-right-changed.v1",
        ]);
        host.Clock.Advance(TimeSpan.FromDays(-90));
    }

    [Fact]
    public async Task is_tried_under_another_rule_without_changing_anything()
    {
        var chapter = host.ChapterIn("vushtrri");
        var (member, _) = await host.Admitted(chapter, "tried@example.org", "vushtrri");
        var day = new DateOnly(2026, 6, 15);
        var version = (await host.OfficerOf(chapter).Get($"{Members}/{member}")).Version;

        var lines = await host.Run<TryVotingRule, TryVotingRule.Parameters>(
            new TryVotingRule.Parameters(TryVotingRule.TriedRule.WaitDays, 400, day));

        lines[0].ShouldMatch("^[1-9][0-9]* members would lose the vote.$");
        lines[1].ShouldBe("0 members would win the vote.");
        (await host.OfficerOf(chapter).Get($"{Members}/{member}")).Version.ShouldBe(version);
        (await host.OfficerOf(chapter).Get($"{Members}/{member}/voting-rights?as_of=2026-06-15")).Body["can_vote"]!.GetValue<bool>()
            .ShouldBeTrue();
        (await host.Run<TryVotingRule, TryVotingRule.Parameters>(
            new TryVotingRule.Parameters(TryVotingRule.TriedRule.MembersMayVote, 0, day)))[0]
            .ShouldMatch("^[1-9][0-9]* members would lose the vote.$");
        (await host.Run<TryVotingRule, TryVotingRule.Parameters>(
            new TryVotingRule.Parameters(TryVotingRule.TriedRule.SupportingMembersMayVote, 1, day)))[0]
            .ShouldBe("0 members would lose the vote.");
        (await Should.ThrowAsync<JobFailedException>(() => host.Run<TryVotingRule, TryVotingRule.Parameters>(
            new TryVotingRule.Parameters(TryVotingRule.TriedRule.MinimumAge, 3, day)))).Code.ShouldBe("setting-value-unfit");
    }

    [Fact]
    public async Task is_lost_for_arrears_once_the_member_was_reminded()
    {
        var chapter = host.ChapterIn("podujeve");
        var (charge, _, person) = await DuesStory.Owed(host, "arrears@example.org", "podujeve", chapter);
        var (treasurer, me) = (host.As(new Grant(Role.Treasurer, chapter)), host.As(new TestAccount() { PersonId = person }));
        const string Question = "/api/v1/membership/me/voting-rights?as_of=2026-08-01";
        (await me.Get(Question)).Body["memberships"]![0]!["can_vote"]!.GetValue<bool>().ShouldBeTrue();
        host.Clock.Advance(TimeSpan.FromDays(60));

        (await treasurer.Post($"/api/v1/membership/charges/{charge}/reminder", new { On = "2026-03-20" }, 1)).Code
            .ShouldBe("reminder-too-early");
        (await treasurer.Post($"/api/v1/membership/charges/{charge}/reminder", new { On = "2026-04-20" }, 1)).Version.ShouldBe(2);

        var answer = (await me.Get(Question)).Body["memberships"]![0]!;
        answer["can_vote"]!.GetValue<bool>().ShouldBeFalse();
        answer["reasons"]!.AsArray().Single(reason => !reason!["met"]!.GetValue<bool>())!["rule"].Text().ShouldBe("arrears");
        host.Clock.Advance(TimeSpan.FromDays(-60));
    }

    [Fact]
    public async Task is_won_again_from_the_day_on_which_the_money_was_there_not_from_its_booking()
    {
        var chapter = host.ChapterIn("decan");
        var (charge, reference, person) = await DuesStory.Owed(host, "late-booking@example.org", "decan", chapter);
        var (treasurer, me) = (host.As(new Grant(Role.Treasurer, chapter)), host.As(new TestAccount() { PersonId = person }));
        host.Clock.Advance(TimeSpan.FromDays(60));
        await treasurer.Post($"/api/v1/membership/charges/{charge}/reminder", new { On = "2026-04-20" }, 1);
        host.Clock.Advance(TimeSpan.FromDays(120));
        var paid = await treasurer.Post("/api/v1/membership/payments", new
        {
            ChapterId = chapter,
            Amount = new { Amount = "12.50", Currency = "EUR" },
            ReceivedOn = "2026-07-10",
            Source = "bank",
            Reference = reference,
        });
        paid.Status.ShouldBe(HttpStatusCode.Created, paid.Body.ToJsonString());

        async Task<bool> Votes(string day) => (await me.Get($"/api/v1/membership/me/voting-rights?as_of={day}"))
            .Body["memberships"]![0]!["can_vote"]!.GetValue<bool>();
        (await Votes("2026-07-09"), await Votes("2026-07-10")).ShouldBe((false, true));
        (await treasurer.Get($"/api/v1/membership/charges/{charge}")).Body["settled_on"].Text().ShouldBe("2026-07-10");
        host.Clock.Advance(TimeSpan.FromDays(-180));
    }

    [Fact]
    public async Task is_frozen_in_a_roll_that_comes_out_the_same_whatever_happens_later()
    {
        var chapter = host.ChapterIn("rahovec");
        var (voter, _) = await host.Admitted(chapter, "roll.voter@example.org", "rahovec");
        var (erased, person) = await host.Admitted(chapter, "roll.erased@example.org", "rahovec");
        var (young, _) = await host.Admitted(chapter, "roll.suspended@example.org", "rahovec");
        var officer = host.OfficerOf(chapter);
        await officer.Post($"{Members}/{young}/suspension", new { On = "2026-03-02", Note = "Board" }, 1);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var roll = Guid.NewGuid();

        (await host.Run<FreezeRoll, FreezeRoll.Parameters>(new FreezeRoll.Parameters(chapter, _assembly), roll))
            .ShouldBe(["3 people, 2 of whom can vote."]);

        var frozen = (await officer.Get($"{Rolls}/{roll}")).Body;
        frozen["is_whole"]!.GetValue<bool>().ShouldBeTrue();
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(frozen["text"].Text()))).ShouldBe(frozen["sha256"].Text());
        frozen["text"].Text().ShouldNotContain("Krasniqi");
        frozen["lines"]!.AsArray().Single(line => line!["member_id"]!.GetValue<Guid>() == young)!["unmet"]![0].Text()
            .ShouldBe("suspension");

        // Later: corrections of the past, of a day of birth too, a new rule about the past, a new member, somebody who is forgotten.
        host.Clock.Advance(TimeSpan.FromDays(1));
        await officer.Post($"{Members}/{voter}/kind", new { Kind = "supporting_member", On = "2026-03-02", Note = "x" }, 1);
        (await officer.Put($"{Members}/{voter}/details", new { BirthDate = "2012-01-01", Note = "x" }, 2)).Version.ShouldBe(3);
        await host.Admitted(chapter, "roll.late@example.org", "rahovec");
        (await host.As(new Grant(Role.Administrator, null)).Post(
            "/api/v1/policy/settings/voting.minimumAge/changes",
            new { Value = "99", ValidFrom = "2026-09-12", ValidTo = "2026-09-12", Source = "x", Reason = "y" }, 1)).Status
            .ShouldBe(HttpStatusCode.NoContent);
        (await host.As(new Grant(Role.DataProtectionOfficer, null)).Post("/api/v1/privacy/erasures", new { PersonId = person })).Status
            .ShouldBeOneOf(HttpStatusCode.Accepted, HttpStatusCode.OK, HttpStatusCode.NoContent);
        await host.WhenQuiet();
        (await officer.Get($"{Members}/{erased}")).Code.ShouldBe("no-such-member");

        (await host.Run<CheckRoll, CheckRoll.Parameters>(new CheckRoll.Parameters(roll))).ShouldBe(["The roll is the same: 3 people."]);
        (await officer.Get($"{Rolls}/{roll}")).Body["lines"]!.AsArray().Count.ShouldBe(3);
        (await host.OfficerOf(Guid.NewGuid()).Get($"{Rolls}/{roll}")).Code.ShouldBe("no-such-roll");
        (await officer.Get(Rolls)).Body["items"]!.AsArray().ShouldHaveSingleItem()!["can_vote"]!.GetValue<int>().ShouldBe(2);
        (await host.OfficerOf(Guid.NewGuid()).Get(Rolls)).Body["items"]!.AsArray().ShouldBeEmpty();

        // Whoever changes a line breaks the seal.
        await host.Rows(
            """
            UPDATE membership.mt_doc_roll_line SET data = jsonb_set(data, '{can_vote}', 'true')
            WHERE data ->> 'member_id' = $1 RETURNING id::text
            """,
            young.ToString());
        (await officer.Get($"{Rolls}/{roll}")).Body["is_whole"]!.GetValue<bool>().ShouldBeFalse();
        (await Should.ThrowAsync<JobFailedException>(() => host.Run<CheckRoll, CheckRoll.Parameters>(new CheckRoll.Parameters(roll))))
            .Code.ShouldBe("roll-seal-broken");
        host.Clock.Advance(TimeSpan.FromDays(-1) - TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task is_frozen_once_when_the_run_begins_again()
    {
        var chapter = host.ChapterIn("skenderaj");
        await host.Admitted(chapter, "roll.again@example.org", "skenderaj");
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        var roll = Guid.NewGuid();
        await host.Rows(
            """
            INSERT INTO membership.mt_doc_roll_line (id, data)
            SELECT $1 || ':x', jsonb_build_object(
                'id', $1 || ':x', 'roll_id', $1, 'member_id', $1, 'chapter_id', $1, 'can_vote', true, 'unmet', '[]'::jsonb)
            RETURNING id::text
            """,
            roll.ToString());
        await host.Run<FreezeRoll, FreezeRoll.Parameters>(new FreezeRoll.Parameters(chapter, _assembly), roll);
        host.Clock.Advance(TimeSpan.FromMinutes(1));

        await host.Run<FreezeRoll, FreezeRoll.Parameters>(new FreezeRoll.Parameters(chapter, _assembly), roll);

        (await host.Log("membership", roll)).ShouldBe(["membership.roll-frozen.v1"]);
        (await host.Run<CheckRoll, CheckRoll.Parameters>(new CheckRoll.Parameters(roll))).ShouldBe(["The roll is the same: 1 people."]);
        host.Clock.Advance(TimeSpan.FromMinutes(-2));
    }
}
