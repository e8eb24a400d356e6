using System.Net;
using Shouldly;
using VoltKosova.Campaigns.Jobs;
using VoltKosova.Campaigns.Tests.Features;
using VoltKosova.Jobs;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Features.CampaignsHost;

namespace VoltKosova.Campaigns.Tests.Jobs;

public sealed class Following_the_calendar(CampaignsHost host) : IClassFixture<CampaignsHost>
{
    private readonly Guid _chapter = Guid.NewGuid();

    [Fact]
    public async Task starts_and_ends_what_is_due_and_nothing_else()
    {
        var manager = host.ManagerOf(_chapter);
        var campaign = await host.Drafted(_chapter);
        (await manager.Post($"{campaign}/schedule", null, version: 1)).Code.ShouldBe("first-day-has-come");
        var plan = new
        {
            Title = new { Sq = "Ajër", Sr = "Vazduh", En = "Air" },
            Themes = (string[])["smart_state"],
            Goals = new[] { new { Measure = "doors", Target = 20 } },
            StartsOn = "2026-03-04",
            EndsOn = "2026-03-06",
        };
        await manager.Put(campaign, plan, version: 1);
        (await manager.Post($"{campaign}/schedule", null, version: 2)).Version.ShouldBe(3);
        var text = PetitionPlan(opensOn: "2026-03-04", closesOn: "2026-03-06");
        var (petition, draft) = (await host.DraftedPetition(_chapter, text), await host.DraftedPetition(_chapter, text));
        await manager.Post($"{PetitionsRoute}/{petition}/schedule", null, version: 1);

        (await Run()).ShouldBe("Campaigns: 0 started, 0 completed. Petitions: 0 opened, 0 closed.");
        host.Clock.Advance(TimeSpan.FromDays(2));
        (await Run()).ShouldBe("Campaigns: 1 started, 0 completed. Petitions: 1 opened, 0 closed.");
        (await Run()).ShouldBe("Campaigns: 0 started, 0 completed. Petitions: 0 opened, 0 closed.");
        (await manager.Post($"{campaign}/progress", new { Goal = 0, Reached = 12 }, version: 4)).Version.ShouldBe(5);
        await host.SignAndConfirm(Form(petition, "in.time@example.org"));
        var late = await host.Sign(Form(petition, "too.late@example.org"));

        host.Clock.Advance(TimeSpan.FromDays(3));
        (await host.Public.Post(SignaturesRoute, Form(petition, "after@example.org"))).Code.ShouldBe("petition-closed");
        var refused = await host.Public.Post(host.ConfirmationOf(late));
        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.Conflict, "petition-closed"));
        (await Run()).ShouldBe("Campaigns: 0 started, 1 completed. Petitions: 0 opened, 1 closed.");

        (await State(campaign)).ShouldBe("completed");
        (await State($"{PetitionsRoute}/{petition}")).ShouldBe("closed");
        (await State($"{PetitionsRoute}/{draft}")).ShouldBe("draft", "what nobody scheduled waits for staff");
        (await manager.Get($"{campaign}/progress")).Body["goals"]![0]!["reached"]!.GetValue<int>().ShouldBe(12);
        (await host.Count(petition)).ShouldBe(1);
    }

    private async Task<string> Run() => (await host.Run<FollowTheCalendar, NoParameters>(new NoParameters())).Single();

    private async Task<string> State(string path) => (await host.ManagerOf(_chapter).Get(path)).Body["state"]!.GetValue<string>();
}
