using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Jobs;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Changing_a_member(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Me = "/api/v1/membership/me";

    [Fact]
    public async Task suspends_and_reinstates_with_the_reason_which_the_member_does_not_read()
    {
        var chapter = host.ChapterIn("gjilan");
        var (member, person) = await host.Admitted(chapter, "suspended@example.org", "gjilan");
        var officer = host.OfficerOf(chapter);
        object terms = new { On = "2026-03-02", Until = "2026-03-31", Note = "Board of 1 March" };

        (await officer.Post($"{Members}/{member}/suspension", terms, 1)).Version.ShouldBe(2);
        (await officer.Post($"{Members}/{member}/suspension", new { On = "2026-03-09", Note = "x" }, 2)).Code.ShouldBe("day-to-come");
        (await host.OfficerOf(Guid.NewGuid()).Post($"{Members}/{member}/suspension", terms, 2)).Code.ShouldBe("no-such-member");
        (await host.As(new Grant(Role.ChapterBoard, chapter)).Post($"{Members}/{member}/suspension", terms, 2)).Code
            .ShouldBe("right-missing");

        var seen = (await officer.Get($"{Members}/{member}/timeline?as_of=2026-03-15")).Body;
        (seen["status"].Text(), seen["suspended_until"].Text()).ShouldBe(("suspended", "2026-03-31"));
        seen["entries"]!.AsArray().Select(entry => entry!["what"].Text()).ShouldBe(["member-admitted", "member-suspended"]);
        seen["entries"]![1]!["note"].Text().ShouldBe("Board of 1 March");
        (await officer.Get($"{Members}/{member}/timeline?as_of=2026-04-01")).Body["status"].Text().ShouldBe("provisional");
        var own = (await host.As(new TestAccount() { PersonId = person }).Get($"{Me}/timelines")).Body["memberships"]![0]!;
        own["status"].Text().ShouldBe("suspended");
        own.ToJsonString().ShouldNotContain("Board of 1 March");

        (await officer.Post($"{Members}/{member}/reinstatement", new { On = "2026-03-02", Note = "Wrong person" }, 2)).Version.ShouldBe(3);
        (await officer.Get($"{Members}/{member}/timeline?as_of=2026-03-15")).Body["status"].Text().ShouldBe("provisional");
        (await officer.Get($"{Members}/{member}")).Body["suspended_from"].ShouldBeNull();
    }

    [Fact]
    public async Task answers_as_it_was_known_before_a_correction()
    {
        var chapter = host.ChapterIn("kline");
        var (member, _) = await host.Admitted(chapter, "corrected@example.org", "kline");
        var (officer, before) = (host.OfficerOf(chapter), StoredJson.TextOf(host.Clock.GetUtcNow()));
        host.Clock.Advance(TimeSpan.FromDays(10));

        (await officer.Post($"{Members}/{member}/kind", new { Kind = "supporting_member", On = "2026-03-05", Note = "Wished" }, 1))
            .Status.ShouldBe(HttpStatusCode.NoContent);

        var timeline = $"{Members}/{member}/timeline?as_of=2026-03-06";
        (await officer.Get(timeline)).Body["kind"].Text().ShouldBe("supporting_member");
        (await officer.Get($"{timeline}&known_at={Uri.EscapeDataString(before)}")).Body["kind"].Text().ShouldBe("member");
        (await officer.Get($"{Members}/{member}")).Body["kind"].Text().ShouldBe("supporting_member");
        host.Clock.Advance(TimeSpan.FromDays(-10));
    }

    [Fact]
    public async Task is_revoked_within_the_provisional_period_and_lets_the_address_apply_again()
    {
        var chapter = host.ChapterIn("malisheve");
        var (member, _) = await host.Admitted(chapter, "revoked@example.org", "malisheve");

        (await host.OfficerOf(chapter).Post($"{Members}/{member}/revocation", new { Note = "Two memberships" }, 1)).Version.ShouldBe(2);

        (await host.OfficerOf(chapter).Get($"{Members}/{member}")).Body["ended_for"].Text().ShouldBe("revoked");
        await host.ApplyAndConfirm("revoked@example.org", "malisheve");
    }

    [Fact]
    public async Task moves_them_to_the_chapter_of_their_new_place_and_tells_both()
    {
        var (first, second) = (host.ChapterIn("peje"), host.ChapterIn("decan"));
        var (member, person) = await host.Admitted(first, "moves@example.org", "peje");

        (await host.As(new TestAccount() { PersonId = person }).Send(
            HttpMethod.Put, $"{Me}/residence", new { Country = "XK", Municipality = "decan" })).Status.ShouldBe(HttpStatusCode.NoContent);
        await host.WhenQuiet();

        (await host.OfficerOf(first).Get($"{Members}/{member}")).Code.ShouldBe("no-such-member");
        var card = (await host.OfficerOf(second).Get($"{Members}/{member}")).Body;
        (card["municipality"].Text(), card["in_chapter_for"].Text()).ShouldBe(("decan", "moved"));
        foreach (var chapter in new[] { first, second })
        {
            var change = (await host.OfficerOf(chapter).Get("/api/v1/membership/chapter-changes")).Body["items"]!.AsArray()
                .ShouldHaveSingleItem()!;
            (change["trigger"].Text(), change["member_id"]!.GetValue<Guid>()).ShouldBe(("moved", member));
        }

        (await host.OfficerOf(Guid.NewGuid()).Get("/api/v1/membership/chapter-changes")).Body["items"]!.AsArray().ShouldBeEmpty();
        (await Heads(first), await Heads(second)).ShouldBe((0, 1));
    }

    [Fact]
    public async Task keeps_the_place_of_the_latest_day_when_an_earlier_one_is_written_down_later()
    {
        var chapter = host.ChapterIn("novoberde");
        var (member, _) = await host.Admitted(chapter, "moved-twice@example.org", "novoberde");
        host.ChapterIn("ranillug");
        var second = host.ChapterIn("partesh");
        var officer = host.As(new Grant(Role.MembershipOfficer, null));
        host.Clock.Advance(TimeSpan.FromDays(30));
        object Place(string municipality, string on) =>
            new { Residence = new { Country = "XK", Municipality = municipality }, On = on };

        (await officer.Send(HttpMethod.Put, $"{Members}/{member}/residence", Place("partesh", "2026-03-20"), ("If-Match", "\"1\"")))
            .Version.ShouldBe(4);
        (await officer.Send(HttpMethod.Put, $"{Members}/{member}/residence", Place("ranillug", "2026-03-10"), ("If-Match", "\"4\"")))
            .Version.ShouldBe(5);

        var card = (await officer.Get($"{Members}/{member}")).Body;
        (card["municipality"].Text(), card["chapter_id"]!.GetValue<Guid>()).ShouldBe(("partesh", second));
        host.Clock.Advance(TimeSpan.FromDays(-30));
    }

    [Fact]
    public async Task transfers_them_where_whoever_does_it_looks_after_both_chapters()
    {
        var (first, second) = (host.ChapterIn("istog"), host.ChapterIn("drenas"));
        var (member, _) = await host.Admitted(first, "transferred@example.org", "istog");
        object terms = new { ChapterId = second, Trigger = "own_wish", On = "2026-03-02", Note = "Works there" };
        var both = host.As(new Grant(Role.MembershipOfficer, first), new Grant(Role.MembershipOfficer, second));

        (await host.OfficerOf(first).Post($"{Members}/{member}/chapter", terms, 1)).Code.ShouldBe("outside-own-scope");
        (await both.Post($"{Members}/{member}/chapter", terms, 1)).Version.ShouldBe(3);
        (await host.OfficerOf(second).Get($"{Members}/{member}")).Body["in_chapter_for"].Text().ShouldBe("own_wish");

        // Whoever is there by own wish stays when the job gives members to the chapter of their place.
        await host.Run<FollowAreas, FollowAreas.Parameters>(new FollowAreas.Parameters());
        (await host.OfficerOf(second).Get($"{Members}/{member}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task follows_the_area_of_a_new_chapter()
    {
        var first = host.ChapterIn("kacanik");
        var (member, _) = await host.Admitted(first, "follows@example.org", "kacanik");
        var second = Guid.NewGuid();
        await host.Chapters.Give(host, second, "kacanik");

        (await host.Run<FollowAreas, FollowAreas.Parameters>(new FollowAreas.Parameters(OnlyCount: true)))
            .ShouldHaveSingleItem().ShouldMatch("^[1-9][0-9]* members are to be moved.$");
        (await host.OfficerOf(first).Get($"{Members}/{member}")).Status.ShouldBe(HttpStatusCode.OK);
        await host.Run<FollowAreas, FollowAreas.Parameters>(new FollowAreas.Parameters());

        (await host.OfficerOf(second).Get($"{Members}/{member}")).Body["in_chapter_for"].Text().ShouldBe("area_changed");
        (await host.Run<FollowAreas, FollowAreas.Parameters>(new FollowAreas.Parameters())).ShouldBe(
            ["0 members are to be moved.", "Moved 0 members."]);
    }

    [Fact]
    public async Task overrides_the_status_for_some_days()
    {
        var chapter = host.ChapterIn("shtime");
        var (member, _) = await host.Admitted(chapter, "overridden@example.org", "shtime");
        var officer = host.OfficerOf(chapter);

        (await officer.Post(
            $"{Members}/{member}/status-overrides",
            new { Status = "active", On = "2026-03-02", Until = "2026-03-10", Note = "Arbitration" }, 1)).Version.ShouldBe(2);

        var body = (await officer.Get($"{Members}/{member}/timeline?as_of=2026-03-10")).Body;
        (body["status"].Text(), body["overridden_until"].Text()).ShouldBe(("active", "2026-03-10"));
        (await officer.Get($"{Members}/{member}/timeline?as_of=2026-03-11")).Body["status"].Text().ShouldBe("provisional");
    }

    [Fact]
    public async Task ends_with_the_consent_to_membership()
    {
        var chapter = host.ChapterIn("lipjan");
        var (member, person) = await host.Admitted(chapter, "withdraws@example.org", "lipjan");

        (await host.As(new TestAccount() { PersonId = person }).Post(
            "/api/v1/privacy/me/consent-withdrawals", new { Purpose = "membership", Channel = "none" }))
            .Status.ShouldBe(HttpStatusCode.NoContent);
        await host.WhenQuiet();

        (await host.OfficerOf(chapter).Get($"{Members}/{member}")).Body["ended_for"].Text().ShouldBe("consent_withdrawn");
        await host.ApplyAndConfirm("withdraws@example.org", "lipjan");
    }

    private async Task<int> Heads(Guid chapter) =>
        (await host.OfficerOf(chapter).Get("/api/v1/membership/chapter-headcounts")).Body["items"]![0]!["members"]!.GetValue<int>();
}
