using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Noting_about_a_member(MembershipHost host) : IClassFixture<MembershipHost>
{
    [Fact]
    public async Task is_for_the_officers_of_the_chapter_and_stands()
    {
        var chapter = host.ChapterIn("lipjan");
        var (member, person) = await host.Admitted(chapter, "noted@example.org", "lipjan");
        var officer = host.OfficerOf(chapter);

        (await officer.Post($"{Members}/{member}/notes", new { note = " Can lend a van " })).Status.ShouldBe(HttpStatusCode.NoContent);
        (await officer.Post($"{Members}/{member}/notes", new { note = "The van is sold" })).Status.ShouldBe(HttpStatusCode.NoContent);

        var notes = (await host.As(new Grant(Role.ChapterBoard, chapter)).Get($"{Members}/{member}/notes")).Body["notes"]!.AsArray();
        notes.Select(note => note!["note"].Text()).ShouldBe(["The van is sold", "Can lend a van"]);
        (await officer.Get($"{Members}/{member}/timeline")).Body.ToJsonString().ShouldContain("Can lend a van");
        var own = host.As(new TestAccount() { PersonId = person });
        (await own.GetStringAsync($"/api/v1/membership/me/timelines")).ShouldNotContain("noted");
        (await host.Rows("SELECT data::text FROM membership.mt_events WHERE stream_id = $1::uuid", member.ToString()))
            .ShouldAllBe(fact => !fact.Contains("van"));
    }

    [Fact]
    public async Task is_nobody_else_s()
    {
        var chapter = host.ChapterIn("obiliq");
        var (member, _) = await host.Admitted(chapter, "unnoted@example.org", "obiliq");

        (await host.OfficerOf(Guid.NewGuid()).Post($"{Members}/{member}/notes", new { note = "x" })).Code.ShouldBe("no-such-member");
        (await host.OfficerOf(Guid.NewGuid()).Get($"{Members}/{member}/notes")).Code.ShouldBe("no-such-member");
        (await host.As(new Grant(Role.ChapterBoard, chapter)).Post($"{Members}/{member}/notes", new { note = "x" })).Status
            .ShouldBe(HttpStatusCode.Forbidden);
        (await host.OfficerOf(chapter).Post($"{Members}/{member}/notes", new { note = " " })).Status
            .ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await host.OfficerOf(chapter).Get($"{Members}/{member}/notes")).Body["notes"]!.AsArray().ShouldBeEmpty();
    }
}
