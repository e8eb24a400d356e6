using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Membership.Domain.Peers;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Merging_members(MembershipHost host) : IClassFixture<MembershipHost>
{
    [Fact]
    public async Task goes_on_with_both_histories_and_is_undone_exactly()
    {
        var (first, second) = (host.ChapterIn("kamenice"), host.ChapterIn("novoberde"));
        var (survivor, person) = await host.Admitted(first, "survivor@example.org", "kamenice");
        var (other, otherPerson) = await host.Admitted(second, "second@example.org", "novoberde");
        var both = host.As(new Grant(Role.MembershipOfficer, first), new Grant(Role.MembershipOfficer, second));
        await both.Post($"{Members}/{other}/kind", new { Kind = "supporting_member", On = "2026-03-02", Note = "Asked for it" }, 1);
        await host.WhenQuiet();
        var (before, beforeOther) = (await Card(both, survivor), await Card(both, other));
        object terms = new { OtherMemberId = other, OtherVersion = 2, Note = "Same identity card" };

        (await host.OfficerOf(first).Post($"{Members}/{survivor}/merges", terms, 1)).Code.ShouldBe("no-such-member");
        (await both.Post($"{Members}/{survivor}/merges", new { OtherMemberId = other, OtherVersion = 1, Note = "Same" }, 1))
            .Code.ShouldBe("version-has-moved-on");
        var merged = await both.Post($"{Members}/{survivor}/merges", terms, 1);
        (merged.Status, merged.Version).ShouldBe((HttpStatusCode.NoContent, 2));
        await host.WhenQuiet();

        (await both.Get($"{Members}/{other}")).Body["ended_for"].Text().ShouldBe("merged");
        (await Heads(first), await Heads(second)).ShouldBe((1, 0));
        var timeline = (await both.Get($"{Members}/{survivor}/timeline")).Body;
        var absorbed = timeline["absorbed"]!.AsArray().ShouldHaveSingleItem()!;
        absorbed["entries"]!.AsArray().Select(entry => entry!["what"].Text()).ShouldBe(
            ["member-admitted", "member-kind-changed", "member-merged"]);
        (await host.OfficerOf(first).Get($"{Members}/{survivor}/timeline")).Body["absorbed"].ShouldBeNull("it is of another chapter");
        (await host.As(new TestAccount() { PersonId = person }).Get("/api/v1/membership/me/timelines")).Body["memberships"]!.AsArray()
            .Count.ShouldBe(2);
        (await host.As(new TestAccount() { PersonId = otherPerson }).Get("/api/v1/membership/me/timelines")).Body["memberships"]!.AsArray()
            .ShouldHaveSingleItem("whom the merging would give away if it were a mistake");
        (await host.As(new TestAccount() { PersonId = person }).Get("/api/v1/privacy/me/consents")).Body["ledger"]!.AsArray()
            .Count.ShouldBe(2, "what is asked of one is asked of both: consents, and what is to be forgotten");
        (await both.Post($"{Members}/{other}/end", new { Reason = "resigned", Note = "x" }, 3)).Code.ShouldBe("membership-is-merged");

        (await host.OfficerOf(second).Post($"{Members}/{survivor}/merges/{other}/undo", null, 2)).Code.ShouldBe("no-such-member");
        (await both.Post($"{Members}/{survivor}/merges/{other}/undo", null, 2)).Version.ShouldBe(3);
        (await both.Post($"{Members}/{survivor}/merges/{other}/undo", null, 3)).Version.ShouldBe(3);
        await host.WhenQuiet();

        (await Card(both, survivor)).ShouldBe(before);
        (await Card(both, other)).ShouldBe(beforeOther);
        (await Heads(first), await Heads(second)).ShouldBe((1, 1));
        (await both.Get($"{Members}/{survivor}/timeline")).Body["absorbed"].ShouldBeNull();
    }

    [Fact]
    public async Task shows_also_which_chapters_asked_about_the_membership_that_goes_on_in_another_one()
    {
        var chapter = host.ChapterIn("kllokot");
        var (survivor, person) = await host.Admitted(chapter, "asked-about@example.org", "kllokot");
        var (other, otherPerson) = await host.Admitted(chapter, "asked-before@example.org", "kllokot");
        var check = Guid.NewGuid();
        await host.With<Store<MembershipStreams>, bool>(store => store.Write(
            async writing => await writing.Decide(
                MembershipStreams.Checks,
                check,
                new CheckEvent.Answered(check, Guid.NewGuid(), CheckAnswer.Yes, other, host.Clock.GetUtcNow())) is null,
            CancellationToken.None));
        object terms = new { OtherMemberId = other, OtherVersion = 1, Note = "Same" };

        (await host.OfficerOf(chapter).Post($"{Members}/{survivor}/merges", terms, 1)).Status.ShouldBe(HttpStatusCode.NoContent);

        (await Checks(person)).ShouldBe([check]);
        (await Checks(otherPerson)).ShouldBe([check]);

        async Task<List<Guid>> Checks(Guid who) =>
            [.. (await host.As(new TestAccount() { PersonId = who }).Get("/api/v1/membership/me/checks")).Body["items"]!.AsArray()
                .Select(row => Guid.Parse(row!["id"].Text()))];
    }

    [Fact]
    public async Task leaves_dues_where_they_are_found()
    {
        var chapter = host.ChapterIn("viti");
        var (survivor, person) = await host.Admitted(chapter, "pays@example.org", "viti");
        var owed = await DuesStory.Owed(host, "owes@example.org", "viti", chapter);
        var officer = host.OfficerOf(chapter);
        var other = (await officer.Get($"{Members}?filter[chapter_id][eq]={chapter}")).Body["items"]!.AsArray()
            .Select(card => card!["id"]!.GetValue<Guid>()).Single(id => id != survivor);

        (await officer.Post(
            $"{Members}/{survivor}/merges", new { OtherMemberId = other, OtherVersion = 1, Note = "Twins of one form" }, 1))
            .Status.ShouldBe(HttpStatusCode.NoContent);

        var mine = (await host.As(new TestAccount() { PersonId = person }).Get("/api/v1/membership/me/charges")).Body["items"]!.AsArray();
        mine.Select(charge => charge!["id"]!.GetValue<Guid>()).ShouldContain(owed.Charge);
        (await officer.Get($"{Members}/{survivor}")).Body["absorbed_member_ids"]!.AsArray().ShouldHaveSingleItem()!.GetValue<Guid>()
            .ShouldBe(other);
    }

    [Fact]
    public async Task lets_both_addresses_apply_again_when_the_member_leaves()
    {
        var chapter = host.ChapterIn("ferizaj");
        var (survivor, person) = await host.Admitted(chapter, "one@example.org", "ferizaj");
        var (other, _) = await host.Admitted(chapter, "two@example.org", "ferizaj");
        await host.OfficerOf(chapter).Post(
            $"{Members}/{survivor}/merges", new { OtherMemberId = other, OtherVersion = 1, Note = "Same" }, 1);

        (await host.As(new TestAccount() { PersonId = person }).Post("/api/v1/membership/me/resignation")).Status
            .ShouldBe(HttpStatusCode.NoContent);

        await host.ApplyAndConfirm("one@example.org", "ferizaj");
        await host.ApplyAndConfirm("two@example.org", "ferizaj");
        (await host.OfficerOf(chapter).Post($"{Members}/{survivor}/merges/{other}/undo", null, 3)).Code.ShouldBe("membership-is-over");
    }

    private static async Task<string> Card(HttpClient officer, Guid member)
    {
        JsonObject card = (await officer.Get($"{Members}/{member}")).Body;
        card.Remove("version");
        return card.ToJsonString();
    }

    private async Task<int> Heads(Guid chapter) =>
        (await host.OfficerOf(chapter).Get("/api/v1/membership/chapter-headcounts")).Body["items"]![0]!["members"]!.GetValue<int>();
}
