using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Accounts;
using VoltKosova.Kernel;
using VoltKosova.Privacy;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Wishing_for_another_chapter(MembershipHost host) : IClassFixture<MembershipHost>
{
    private const string Me = "/api/v1/membership/me";
    private const string Wishes = "/api/v1/membership/chapter-wishes";

    [Fact]
    public async Task is_granted_by_the_receiving_chapter_and_told_to_both_boards()
    {
        var (from, to) = (host.ChapterIn("junik"), host.ChapterIn("mamushe"));
        host.Boards.Of[from] = new StaffAddress(EmailAddress.Parse("junik@board.example"), Language.En, "Mira");
        var (member, own) = await Member(from, "wishes@example.org", "junik");

        var asked = await own.Post($"{Me}/memberships/{member}/chapter-wishes", Wish(to));
        asked.Status.ShouldBe(HttpStatusCode.Created);
        (await own.Post($"{Me}/memberships/{member}/chapter-wishes", Wish(to))).Code.ShouldBe("chapter-wish-is-open");
        var wish = asked.Id("wish_id");
        (await host.OfficerOf(from).Get($"{Wishes}/{wish}")).Code.ShouldBe("no-such-chapter-wish", "the receiving chapter decides");
        (await host.OfficerOf(from).Post($"{Wishes}/{wish}/grant", null, 1)).Code.ShouldBe("no-such-chapter-wish");
        (await host.OfficerOf(to).Get(Wishes)).Body["items"]!.AsArray().ShouldHaveSingleItem()!["reason"].Text().ShouldBe("My family");
        (await host.As(new Grant(Role.ChapterBoard, to)).Post($"{Wishes}/{wish}/grant", null, 1)).Code.ShouldBe("right-missing");
        (await host.OfficerOf(to).Post($"{Wishes}/{wish}/grant", null, 1)).Version.ShouldBe(2);

        var card = (await host.OfficerOf(to).Get($"{Members}/{member}")).Body;
        (card["chapter_id"]!.GetValue<Guid>(), card["in_chapter_for"].Text()).ShouldBe((to, "own_wish"));
        (await host.MailsTo("junik@board.example"))["chapter_changed"].ShouldContain("the member asked for it");
        (await host.MailsTo("wishes@example.org"))["chapter_wish_decided"].ShouldContain("Kërkesa u pranua");
        (await own.Get($"{Me}/chapter-wishes")).Body["items"]!.AsArray().ShouldHaveSingleItem()!["state"].Text().ShouldBe("granted");
        (await host.OfficerOf(to).Post($"{Wishes}/{wish}/refusal", new { Reason = "x" }, 2)).Code.ShouldBe("chapter-wish-is-closed");
    }

    [Fact]
    public async Task is_refused_with_the_reason_or_taken_back()
    {
        var (from, to) = (host.ChapterIn("zvecan"), host.ChapterIn("leposaviq"));
        var (member, own) = await Member(from, "refused-wish@example.org", "zvecan");
        var path = $"{Me}/memberships/{member}/chapter-wishes";
        (await own.Post(path, Wish(from))).Code.ShouldBe("already-in-chapter");
        (await own.Post(path, Wish(Guid.NewGuid()))).Code.ShouldBe("no-such-chapter-for-members");

        var first = (await own.Post(path, Wish(to))).Id("wish_id");
        (await host.OfficerOf(to).Post($"{Wishes}/{first}/refusal", new { Reason = "Too far" }, 1)).Version.ShouldBe(2);
        (await host.MailsTo("refused-wish@example.org"))["chapter_wish_decided"].ShouldContain("Arsyeja: Too far.");
        var second = (await own.Post(path, Wish(to))).Id("wish_id");
        (await host.As(new TestAccount() { PersonId = Guid.NewGuid() }).Post($"{Me}/chapter-wishes/{second}/withdrawal")).Code
            .ShouldBe("no-such-chapter-wish");
        (await own.Post($"{Me}/chapter-wishes/{second}/withdrawal")).Status.ShouldBe(HttpStatusCode.NoContent);

        (await own.Get($"{Me}/chapter-wishes?sort=asked_at")).Body["items"]!.AsArray()
            .Select(one => (one!["state"].Text(), one["refused_for"]?.GetValue<string>()))
            .ShouldBe([("refused", "Too far"), ("withdrawn", null)], ignoreOrder: true);
        (await host.OfficerOf(from).Get($"{Members}/{member}")).Body["chapter_id"]!.GetValue<Guid>().ShouldBe(from);
    }

    private static object Wish(Guid chapter) => new { ChapterId = chapter, Reason = "My family" };

    private async Task<(Guid Member, HttpClient Own)> Member(Guid chapter, string email, string municipality)
    {
        var (member, person) = await host.Admitted(chapter, email, municipality);
        return (member, host.As(new TestAccount() { PersonId = person }));
    }
}
