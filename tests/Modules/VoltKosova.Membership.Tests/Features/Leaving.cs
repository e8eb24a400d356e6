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
        var end = $"{Members}/{await Admitted(chapter, "wrote@example.org", "rahovec")}/end";
        object body = new { Reason = "resigned", Note = "Wrote on 1 March" };
        var officer = host.OfficerOf(chapter);

        (await host.OfficerOf(Guid.NewGuid()).Post(end, body, 1)).Code.ShouldBe("no-such-member");
        (await host.As(new Grant(Role.ChapterBoard, chapter)).Post(end, body, 1)).Code.ShouldBe("right-missing");
        (await officer.Post(end, body, 9)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await officer.Post(end, new { Reason = "resigned", Note = " " }, 1)).Errors.ShouldBe([("#/note", "not-empty")]);
        (await officer.Post(end, body, 1)).Version.ShouldBe(2);

        (await officer.Get($"{Members}?filter[ended_for][eq]=resigned")).Body["items"]!.AsArray().Count.ShouldBe(1);
        (await Traces.Of(host.ConnectionString, "membership", "Wrote on 1 March")).ShouldBeEmpty("the note is sealed and in no row");
    }

    [Theory]
    [InlineData("excluded")]
    [InlineData("revoked")]
    [InlineData("lapsed")]
    public async Task is_not_how_an_officer_puts_somebody_out_without_the_act_that_belongs_to_it(string reason)
    {
        var chapter = host.ChapterIn("ferizaj");
        var member = await Admitted(chapter, $"put-out-{reason}@example.org", "ferizaj");

        var refused = await host.OfficerOf(chapter).Post($"{Members}/{member}/end", new { Reason = reason, Note = "Enough" }, 1);

        refused.Errors.ShouldBe([("#/reason", "not-equal")]);
        (await host.OfficerOf(chapter).Get($"{Members}/{member}")).Body["ended_on"].ShouldBeNull();
    }

    [Fact]
    public async Task takes_effect_on_the_day_on_which_it_happened_though_it_is_written_down_later()
    {
        var chapter = host.ChapterIn("shtime");
        var member = await Admitted(chapter, "died@example.org", "shtime");
        var officer = host.OfficerOf(chapter);
        host.Clock.Advance(TimeSpan.FromDays(20));
        object Died(string on) => new { Reason = "died", Note = "His daughter has called", On = on };

        (await officer.Post($"{Members}/{member}/end", Died("2026-03-23"), 1)).Code.ShouldBe("day-to-come");
        (await officer.Post($"{Members}/{member}/end", Died("2026-03-01"), 1)).Code.ShouldBe("before-the-membership");
        (await officer.Post($"{Members}/{member}/end", Died("2026-03-10"), 1)).Version.ShouldBe(2);

        (await officer.Get($"{Members}/{member}")).Body["ended_on"].Text().ShouldBe("2026-03-10");
        (await officer.Get($"{Members}/{member}/timeline?as_of=2026-03-10")).Body["status"].Text().ShouldBe("former");
        (await officer.Get($"{Members}/{member}/timeline?as_of=2026-03-09")).Body["status"].Text().ShouldBe("provisional");
        host.Clock.Advance(TimeSpan.FromDays(-20));
    }

    private async Task<Guid> Admitted(Guid chapter, string email, string municipality)
    {
        var application = await host.ApplyAndConfirm(email, municipality);
        return (await host.OfficerOf(chapter).Post($"{Applications}/{application}/admission", null, 3)).Id("member_id");
    }
}
