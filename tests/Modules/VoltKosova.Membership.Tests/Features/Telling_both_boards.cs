using System.Net;
using Shouldly;
using VoltKosova.Accounts;
using VoltKosova.Kernel;
using VoltKosova.Membership.Jobs;
using VoltKosova.Privacy;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Features.MembershipHost;

namespace VoltKosova.Membership.Tests.Features;

public sealed class Telling_both_boards(MembershipHost host) : IClassFixture<MembershipHost>
{
    [Fact]
    public async Task says_who_went_where_from_which_day_and_what_led_to_it_in_the_language_of_each()
    {
        var (from, to) = (Board("partesh", "from@board.example", Language.Sr), Board("kllokot", "to@board.example", Language.Sq));
        var (member, person) = await host.Admitted(from, "moves@example.org", "partesh");
        var number = (await host.OfficerOf(from).Get($"{Members}/{member}")).Body["number"].Text();

        var moved = await host.As(new TestAccount() { PersonId = person }).Send(
            HttpMethod.Put, "/api/v1/membership/me/residence", new { Country = "XK", Municipality = "kllokot" });

        moved.Status.ShouldBe(HttpStatusCode.NoContent);
        var left = (await host.MailsTo("from@board.example"))["chapter_changed"];
        left.ShouldContain(number);
        left.ShouldContain("02.03.2026.");
        left.ShouldContain("novo prebivalište");
        var came = (await host.MailsTo("to@board.example"))["chapter_changed"];
        came.ShouldContain("vendbanimi i ri");
        (left + came).ShouldNotContain("Krasniqi", Case.Insensitive, "mail travels");
    }

    [Fact]
    public async Task leaves_the_many_of_a_changed_area_to_the_list()
    {
        var from = Board("ranillug", "area@board.example", Language.En);
        var (member, _) = await host.Admitted(from, "area@example.org", "ranillug");
        var to = host.ChapterIn("ranillug");
        await host.Run<FollowAreas, FollowAreas.Parameters>(new());

        (await host.OfficerOf(to).Get($"{Members}/{member}")).Body["in_chapter_for"].Text().ShouldBe("area_changed");
        (await host.MailsTo("area@board.example")).ShouldBeEmpty();
    }

    private Guid Board(string municipality, string email, Language language)
    {
        var chapter = host.ChapterIn(municipality);
        host.Boards.Of[chapter] = new StaffAddress(EmailAddress.Parse(email), language, "Mira");
        return chapter;
    }
}
