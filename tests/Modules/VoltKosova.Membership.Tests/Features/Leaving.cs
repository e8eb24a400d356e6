using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Leaving(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Me = "/api/v1/membership/me";

    [Fact]
    public async Task is_free_at_any_time_and_lets_the_address_apply_again()
    {
        var chapter = host.ChapterIn("gjakove");
        var card = (await host.OfficerOf(chapter).Get($"{Members}/{await Admitted(chapter, "leaves@example.org", "gjakove")}")).Body;
        var member = host.As(new TestAccount() { PersonId = card["person_id"]!.GetValue<Guid>() });

        (await member.Post($"{Me}/resignation")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await member.Post($"{Me}/resignation")).Version.ShouldBe(2);

        var after = (await member.Get(Me)).Body;
        (after["ended_on"]!.GetValue<string>(), after["ended_for"]!.GetValue<string>()).ShouldBe(("2026-03-02", "resigned"));
        (await host.Log("membership", card["id"]!.GetValue<Guid>())).ShouldBe(
            ["membership.member-admitted.v1", "membership.membership-ended.v1"]);
        await host.ApplyAndConfirm("leaves@example.org", "gjakove");
    }

    [Fact]
    public async Task is_for_members() =>
        (await host.As(new TestAccount() { PersonId = Guid.NewGuid() }).Post($"{Me}/resignation")).Code.ShouldBe("no-such-member");

    [Fact]
    public async Task can_be_written_down_by_the_officers_of_the_chapter_with_the_reason()
    {
        var chapter = host.ChapterIn("rahovec");
        var end = $"{Members}/{await Admitted(chapter, "excluded@example.org", "rahovec")}/end";
        object body = new { Reason = "excluded", Note = "Decided on 1 March" };
        var officer = host.OfficerOf(chapter);

        (await host.OfficerOf(Guid.NewGuid()).Post(end, body, 1)).Code.ShouldBe("no-such-member");
        (await host.As(new Grant(Role.ChapterBoard, chapter)).Post(end, body, 1)).Code.ShouldBe("right-missing");
        (await officer.Post(end, body, 9)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await officer.Post(end, new { Reason = "excluded", Note = " " }, 1)).Errors.ShouldBe([("#/note", "not-empty")]);
        (await officer.Post(end, body, 1)).Version.ShouldBe(2);

        (await officer.Get($"{Members}?filter[ended_for][eq]=excluded")).Body["items"]!.AsArray().Count.ShouldBe(1);
        (await Traces.Of(host.ConnectionString, "membership", "Decided on 1 March")).ShouldBeEmpty("the note is sealed and in no row");
    }

    private async Task<Guid> Admitted(Guid chapter, string email, string municipality)
    {
        var application = await host.ApplyAndConfirm(email, municipality);
        return (await host.OfficerOf(chapter).Post($"{Applications}/{application}/admission", null, 3)).Id("member_id");
    }
}
