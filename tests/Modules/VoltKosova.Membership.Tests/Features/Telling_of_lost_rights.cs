using Shouldly;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Telling_of_lost_rights(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Template = "membership_rights_changed";
    private const string Me = "/api/v1/membership/me";

    [Fact]
    public async Task names_the_days_of_a_suspension_and_the_reason_that_is_meant_for_the_member()
    {
        var chapter = host.ChapterIn("gjilan");
        var (member, person) = await host.Admitted(chapter, "told@example.org", "gjilan");
        object terms = new { On = "2026-03-02", Until = "2026-03-31", Note = "Board, two votes against", ToldReason = " Unpaid loan " };

        (await host.OfficerOf(chapter).Post($"{Members}/{member}/suspension", terms, 1)).Version.ShouldBe(2);

        var mail = (await host.MailsTo("told@example.org"))[Template];
        mail.ShouldContain("Nga 02.03.2026 deri më 31.03.2026 të drejtat e tua");
        mail.ShouldContain("Arsyeja: Unpaid loan");
        mail.ShouldNotContain("two votes");
        var own = (await host.As(new TestAccount() { PersonId = person }).Get($"{Me}/timelines")).Body["memberships"]![0]!;
        own["entries"]![1]!["told_reason"].Text().ShouldBe("Unpaid loan");
        own.ToJsonString().ShouldNotContain("two votes");
        (await host.Rows("SELECT data::text FROM membership.mt_events WHERE stream_id = $1::uuid", member.ToString()))
            .ShouldAllBe(fact => !fact.Contains("loan"));
    }

    [Fact]
    public async Task says_whom_to_ask_where_no_reason_is_told()
    {
        var chapter = host.ChapterIn("kline");
        var (member, _) = await host.Admitted(chapter, "untold@example.org", "kline");

        (await host.OfficerOf(chapter).Post($"{Members}/{member}/revocation", new { Note = "Two memberships" }, 1)).Version.ShouldBe(2);

        var mail = (await host.MailsTo("untold@example.org"))[Template];
        mail.ShouldContain("Pranimi yt si anëtar është revokuar më 02.03.2026.");
        mail.ShouldContain("Arsyen mund ta kërkosh");
        mail.ShouldNotContain("Two memberships");
    }

    [Fact]
    public async Task goes_to_whose_membership_officers_have_ended_but_to_no_dead_and_nobody_who_left()
    {
        var chapter = host.ChapterIn("istog");
        var officer = host.OfficerOf(chapter);
        var (writer, _) = await host.Admitted(chapter, "writer@example.org", "istog");
        var (dead, _) = await host.Admitted(chapter, "dead@example.org", "istog");
        var (_, leaver) = await host.Admitted(chapter, "leaver@example.org", "istog");

        await officer.Post($"{Members}/{writer}/end", new { Reason = "resigned", Note = "x", ToldReason = "Your letter" }, 1);
        await officer.Post($"{Members}/{dead}/end", new { Reason = "died", Note = "x", ToldReason = "y" }, 1);
        await host.As(new TestAccount() { PersonId = leaver }).Post($"{Me}/resignation");

        (await host.MailsTo("writer@example.org"))[Template].ShouldContain("Arsyeja: Your letter");
        (await host.MailsTo("dead@example.org")).Keys.ShouldNotContain(Template);
        (await host.MailsTo("leaver@example.org")).Keys.ShouldNotContain(Template);
    }
}
