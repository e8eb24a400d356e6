using System.Net;
using Shouldly;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Features.CampaignsHost;

namespace VoltKosova.Campaigns.Tests.Features;

public sealed class Running_a_campaign(CampaignsHost host) : IClassFixture<CampaignsHost>
{
    private readonly Guid _chapter = Guid.NewGuid();

    [Fact]
    public async Task shows_it_to_everybody_until_long_after_its_end()
    {
        var path = await host.Drafted(_chapter);
        var manager = host.ManagerOf(_chapter);

        (await manager.Post($"{path}/start", null, version: 1)).Version.ShouldBe(2);
        (await host.PublicStates(_chapter)).ShouldBe(["running"]);
        (await manager.Post($"{path}/completion", null, version: 2)).Version.ShouldBe(3);
        (await host.PublicStates(_chapter)).ShouldBe(["completed"]);
        (await host.Log("campaigns", (await manager.Get(path)).Id("id"))).ShouldBe(
            ["campaigns.campaign-drafted.v1", "campaigns.campaign-started.v1", "campaigns.campaign-completed.v1"]);
    }

    [Fact]
    public async Task can_be_read_as_it_was_by_those_who_may_read_it()
    {
        var path = await host.Drafted(_chapter);
        var manager = host.ManagerOf(_chapter);
        var drafted = host.Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
        host.Clock.Advance(TimeSpan.FromHours(1));
        await manager.Post($"{path}/start", null, version: 1);

        var then = await manager.Get($"{path}?as_of={drafted}");

        then.Body["state"]!.GetValue<string>().ShouldBe("draft");
        then.Version.ShouldBeNull("the ETag belongs to the live campaign");
        (await manager.Get(path)).Body["state"]!.GetValue<string>().ShouldBe("running");
        (await host.ManagerOf(Guid.NewGuid()).Get($"{path}?as_of={drafted}")).Code.ShouldBe("no-such-campaign");
    }

    [Fact]
    public async Task goes_by_the_plan_that_was_seen()
    {
        var path = await host.Drafted(_chapter);
        var manager = host.ManagerOf(_chapter);
        await manager.Put(path, Plan("Ajër më i pastër"), version: 1);

        (await manager.Post($"{path}/start", null, version: 1)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await manager.Post($"{path}/start")).Status.ShouldBe(HttpStatusCode.PreconditionRequired);
        (await host.PublicStates(_chapter)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ends_the_planning()
    {
        var path = await host.Drafted(_chapter);
        var manager = host.ManagerOf(_chapter);
        await manager.Post($"{path}/start", null, version: 1);

        var refused = await manager.Put(path, Plan("Tjetër"), version: 2);
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Code.ShouldBe("campaign-no-longer-draft");
    }

    [Fact]
    public async Task can_be_given_up_and_then_nobody_outside_sees_it()
    {
        var path = await host.Drafted(_chapter);
        var manager = host.ManagerOf(_chapter);
        await manager.Post($"{path}/start", null, version: 1);

        (await manager.Post($"{path}/cancellation", new { Reason = "" }, version: 2)).Errors.ShouldBe([("#/reason", "not-empty")]);
        (await manager.Post($"{path}/cancellation", new { Reason = "Too few people" }, version: 2)).Version.ShouldBe(3);
        (await manager.Get(path)).Body["reason"]!.GetValue<string>().ShouldBe("Too few people");
        (await host.PublicStates(_chapter)).ShouldBeEmpty();
    }

    [Fact]
    public async Task is_for_those_who_manage_the_campaigns_of_the_chapter()
    {
        var path = await host.Drafted(_chapter);

        (await host.ManagerOf(Guid.NewGuid()).Post($"{path}/start", null, version: 1)).Code.ShouldBe("no-such-campaign");
        (await host.Public.Post($"{path}/start", null, version: 1)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
