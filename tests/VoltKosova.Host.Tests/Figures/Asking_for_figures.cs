using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Host.Tests.Browser;
using VoltKosova.Testing;
using Xunit;

namespace VoltKosova.Host.Tests.Figures;

public sealed class Asking_for_figures(PagesHost host)
{
    [Fact]
    public async Task answers_with_months_and_chapters()
    {
        var administrator = await host.SignedIn(StaffHost.Email, StaffHost.Password);

        var list = await administrator.Get("/api/v1/figures", ("Accept-Language", "sq"));
        var members = await administrator.Get("/api/v1/figures/membership.members?months=24", ("Accept-Language", "sq"));

        list.Body["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()).ShouldBe(
            [
                "membership.members", "membership.joined", "membership.left", "membership.applications", "volunteering.hours",
                "campaigns.signatures",
            ]);
        (members.Body["title"]!.GetValue<string>(), members.Body["kind"]!.GetValue<string>()).ShouldBe(("Anëtarë", "stock"));
        members.Body["months"]!.AsArray().Count.ShouldBe(24);
        members.Body["whole"]!.GetValue<long>().ShouldBe(Movement.Members);
        var chapters = members.Body["chapters"]!.AsArray();
        chapters.Select(chapter => chapter!["name"]!.GetValue<string>()).ShouldBe(["Volt Prishtinë", "Volt Gjakovë"]);
        chapters.Sum(chapter => chapter!["whole"]!.GetValue<long>()).ShouldBe(Movement.Members);
    }

    [Fact]
    public async Task stays_within_the_caller_s_chapters()
    {
        await host.MakeAccount("board@example.org", [new Grant(Role.ChapterBoard, host.Movement.Gjakova)]);
        var board = await host.SignedIn("board@example.org", StaffHost.Password);

        var own = await board.Get("/api/v1/figures/membership.members");
        var foreign = await board.Get($"/api/v1/figures/membership.members?chapter_id={host.Movement.Prishtina}");
        var above = await board.Get($"/api/v1/figures/membership.members?chapter_id={host.Movement.Root}");

        Chapters(own).ShouldBe([host.Movement.Gjakova]);
        Chapters(foreign).ShouldBeEmpty();
        foreign.Body["values"]!.AsArray().ShouldAllBe(value => value!.GetValue<long>() == 0);
        Chapters(above).ShouldBe([host.Movement.Gjakova]);
    }

    [Fact]
    public async Task hides_what_a_role_may_not_see()
    {
        await host.MakeAccount("helper@example.org", [new Grant(Role.VolunteerCoordinator, null)]);
        var helper = await host.SignedIn("helper@example.org", StaffHost.Password);

        (await helper.Get("/api/v1/figures")).Body["items"]!.AsArray()
            .Select(item => item!["id"]!.GetValue<string>()).ShouldBe(["volunteering.hours"]);
        var refused = await helper.Get("/api/v1/figures/membership.members");
        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.NotFound, "no-such-figure"));
        (await host.Public.Get("/api/v1/figures")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await helper.Get("/api/v1/figures/volunteering.hours?months=121")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private static IEnumerable<Guid> Chapters(Reply reply) =>
        reply.Body["chapters"]!.AsArray().Select(chapter => chapter!["chapter_id"]!.GetValue<Guid>());
}
