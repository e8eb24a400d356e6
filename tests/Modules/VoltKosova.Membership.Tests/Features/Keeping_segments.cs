using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Jobs;
using VoltKosova.Membership.Jobs;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Keeping_segments(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Segments = "/api/v1/membership/segments";

    [Fact]
    public async Task gives_a_filter_a_name_that_lists_files_and_bulk_acts_take()
    {
        var (here, there) = (host.ChapterIn("istog"), host.ChapterIn("kline"));
        var (youth, _) = await host.Admitted(here, "segment1@example.org", "istog");
        var (member, _) = await host.Admitted(here, "segment2@example.org", "istog");
        var (elsewhere, _) = await host.Admitted(there, "segment3@example.org", "kline");
        var officer = host.OfficerOf(here);
        await officer.Post($"{Members}/{youth}/kind", new { Kind = "youth", On = "2026-03-02", Note = "Asked for it" }, 1);
        await host.OfficerOf(there).Post(
            $"{Members}/{elsewhere}/kind", new { Kind = "youth", On = "2026-03-02", Note = "Asked for it" }, 1);
        var saved = await officer.Post(Segments, Segment(here, ("kind", "eq", "youth"), ("joined_on", "gte", "2026-01-01")));
        saved.Status.ShouldBe(HttpStatusCode.Created, saved.Body.ToJsonString());
        var segment = saved.Id("segment_id");

        (await Ids(officer, $"segment={segment}")).ShouldBe([youth]);
        (await Ids(officer, $"segment={segment}&filter[kind]=member")).ShouldBeEmpty();
        (await Ids(officer, $"segment={segment}&filter[family_name]=Krasniqi&limit=1")).ShouldBe([youth]);
        var file = await officer.GetStringAsync($"{Members}?format=csv&segment={segment}");
        file.ShouldContain("segment1@example.org");
        file.ShouldNotContain("segment2@example.org");
        (await host.Run<ChangeManyMembers, ChangeManyMembers.Parameters>(new(
            here, Segment: segment, ToKind: ManyKind.Member, OnlyCount: true))).ShouldBe(
            ["1 members would change; 0 are so already."]);
        (await Should.ThrowAsync<JobFailedException>(() => host.Run<ChangeManyMembers, ChangeManyMembers.Parameters>(new(
            Segment: Guid.NewGuid(), ToKind: ManyKind.Member)))).Code.ShouldBe("no-such-segment");
        member.ShouldNotBe(youth);
    }

    [Fact]
    public async Task pages_through_what_it_means_and_shows_each_reader_their_own_members()
    {
        var (here, there) = (host.ChapterIn("malisheve"), host.ChapterIn("rahovec"));
        var first = (await host.Admitted(here, "page1@example.org", "malisheve")).Member;
        var second = (await host.Admitted(here, "page2@example.org", "malisheve")).Member;
        await host.Admitted(there, "page3@example.org", "rahovec");
        var segment = (await host.OfficerOf(here).Post(Segments, Segment(here, ("kind", "in", "member,youth")))).Id("segment_id");

        var page = await host.OfficerOf(here).Get($"{Members}?segment={segment}&limit=1&count=true");
        var rest = await host.OfficerOf(here).Get(page.Body["next"].Text());

        page.Body["total"]!["count"].Int().ShouldBe(2);
        new[] { page, rest }.Select(one => one.Body["items"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<Guid>())
            .ShouldBe([first, second], ignoreOrder: true);
        (await host.OfficerOf(there).Get($"{Members}?segment={segment}")).Code.ShouldBe("no-such-segment");
        var both = host.As(new Grant(Role.MembershipOfficer, here), new Grant(Role.MembershipOfficer, there));
        (await Ids(both, $"segment={segment}&limit=10")).Count.ShouldBe(3);
    }

    [Fact]
    public async Task keeps_what_members_are_and_not_who()
    {
        var chapter = Guid.NewGuid();
        var officer = host.OfficerOf(chapter);
        foreach (var condition in ((string, string, string)[])
            [
                ("family_name", "eq", "Krasniqi"), ("id", "eq", $"{chapter}"), ("kind", "drop", "x"), ("joined_on", "gte", "soon"),
                ("no", "eq", "x"),
            ])
            (await officer.Post(Segments, Segment(chapter, condition))).Code.ShouldBe("not-for-segments");
        (await officer.Post(Segments, Segment(chapter))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await officer.Post(Segments, Segment(Guid.NewGuid(), ("kind", "eq", "youth")))).Code.ShouldBe("outside-own-scope");
    }

    [Fact]
    public async Task is_changed_and_removed_by_the_chapter_alone()
    {
        var chapter = Guid.NewGuid();
        var (officer, stranger) = (host.OfficerOf(chapter), host.OfficerOf(Guid.NewGuid()));
        var segment = (await officer.Post(Segments, Segment(chapter, ("kind", "eq", "youth")))).Id("segment_id");
        var path = $"{Segments}/{segment}";
        var change = new { name = "Abroad", conditions = new[] { new { attribute = "country", op = "ne", value = "XK" } } };

        (await stranger.Get(path)).Code.ShouldBe("no-such-segment");
        (await stranger.Put(path, change, 1)).Code.ShouldBe("no-such-segment");
        (await officer.Put(path, change, 1)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await officer.Get(path)).Body["name"].Text().ShouldBe("Abroad");
        (await officer.Get(Segments)).Body["items"]!.AsArray().ShouldHaveSingleItem()!["conditions"]![0]!["attribute"].Text()
            .ShouldBe("country");
        (await stranger.Get(Segments)).Body["items"]!.AsArray().ShouldBeEmpty();
        (await stranger.Send(HttpMethod.Delete, path, null, ("If-Match", "\"2\""))).Code.ShouldBe("no-such-segment");
        (await officer.Send(HttpMethod.Delete, path, null, ("If-Match", "\"2\""))).Status.ShouldBe(HttpStatusCode.NoContent);
        (await officer.Get(path)).Code.ShouldBe("no-such-segment");
    }

    private static object Segment(Guid chapter, params (string Attribute, string Op, string Value)[] conditions) => new
    {
        ChapterId = chapter,
        Name = "Youth",
        Conditions = conditions.Select(one => new { one.Attribute, one.Op, one.Value }),
    };

    private static async Task<IReadOnlyList<Guid>> Ids(HttpClient reader, string query)
    {
        var answer = await reader.Get($"{Members}?{query}");
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body.ToJsonString());
        return [.. answer.Body["items"]!.AsArray().Select(item => item!["id"]!.GetValue<Guid>())];
    }
}
