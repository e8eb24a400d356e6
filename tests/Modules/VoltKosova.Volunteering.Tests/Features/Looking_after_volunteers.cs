using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Volunteering.Tests.Features.VolunteeringHost;

namespace VoltKosova.Volunteering.Tests.Features;

public sealed class Looking_after_volunteers(VolunteeringHost host) : IClassFixture<VolunteeringHost>
{
    private readonly Guid _chapter = Guid.NewGuid();

    [Fact]
    public async Task begins_with_those_who_joined_in_ones_own_chapters()
    {
        var mine = await host.Joined(_chapter);
        await host.Joined(Guid.NewGuid());

        var list = await host.CoordinatorOf(_chapter).Get(Volunteers);

        list.Status.ShouldBe(HttpStatusCode.OK);
        list.Body["items"]!.AsArray().Select(item => item!["id"]!.GetValue<Guid>()).ShouldBe([mine]);
    }

    [Fact]
    public async Task can_be_watched_by_the_board_of_the_chapter()
    {
        var volunteer = await host.Joined(_chapter);
        var board = host.As(new Grant(Role.ChapterBoard, _chapter));

        var read = await board.Get($"{Volunteers}/{volunteer}");
        read.Body["state"]!.GetValue<string>().ShouldBe("active");
        read.Version.ShouldBe(1);
        var refused = await board.Post($"{Volunteers}/{volunteer}/pause", null, version: 1);
        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        refused.Code.ShouldBe("right-missing");
    }

    [Fact]
    public async Task pauses_a_volunteer_and_goes_on()
    {
        var volunteer = await host.Joined(_chapter);
        var coordinator = host.CoordinatorOf(_chapter);

        (await coordinator.Post($"{Volunteers}/{volunteer}/pause", null, version: 1)).Version.ShouldBe(2);
        (await coordinator.Get($"{Volunteers}/{volunteer}")).Body["state"]!.GetValue<string>().ShouldBe("paused");
        (await coordinator.Post($"{Volunteers}/{volunteer}/resumption", null, version: 2)).Version.ShouldBe(3);
        (await host.Log("volunteering", volunteer)).ShouldBe(
            ["volunteering.volunteer-joined.v1", "volunteering.volunteer-paused.v1", "volunteering.volunteer-resumed.v1"]);
    }

    [Fact]
    public async Task needs_the_version_that_was_seen()
    {
        var volunteer = await host.Joined(_chapter);
        var coordinator = host.CoordinatorOf(_chapter);

        (await coordinator.Post($"{Volunteers}/{volunteer}/pause")).Status.ShouldBe(HttpStatusCode.PreconditionRequired);
        (await coordinator.Post($"{Volunteers}/{volunteer}/pause", null, version: 7)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task finds_nobody_of_other_chapters()
    {
        var volunteer = await host.Joined(Guid.NewGuid());
        var coordinator = host.CoordinatorOf(_chapter);

        (await coordinator.Get($"{Volunteers}/{volunteer}")).Code.ShouldBe("no-such-volunteer");
        (await coordinator.Post($"{Volunteers}/{volunteer}/pause", null, version: 1)).Code.ShouldBe("no-such-volunteer");
        (await host.Log("volunteering", volunteer)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task is_not_for_the_public() => (await host.Public.Get(Volunteers)).Status.ShouldBe(HttpStatusCode.Unauthorized);
}
