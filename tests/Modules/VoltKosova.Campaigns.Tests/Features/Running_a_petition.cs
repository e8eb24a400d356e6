using System.Net;
using Shouldly;
using VoltKosova.Access;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Features.CampaignsHost;

namespace VoltKosova.Campaigns.Tests.Features;

public sealed class Running_a_petition(CampaignsHost host) : IClassFixture<CampaignsHost>
{
    private static readonly object _words = new { Sq = "Po", Sr = "Da", En = "Yes" };
    private readonly Guid _chapter = Guid.NewGuid();

    [Fact]
    public async Task goes_from_the_draft_to_the_answer_that_everybody_reads()
    {
        var manager = host.ManagerOf(_chapter);
        var petition = await host.OpenPetition(_chapter, PetitionPlan(milestones: [2]));
        var path = $"{PetitionsRoute}/{petition}";
        await host.SignAndConfirm(Form(petition, "answer@example.org"));

        await host.WhenQuiet();
        var version = (await manager.Get(path)).Version!.Value;
        (await manager.Post($"{path}/closing", null, version)).Version.ShouldBe(version + 1);
        (await manager.Post($"{path}/delivery", new { DeliveredOn = "2026-03-02", Note = _words }, version + 1)).Version
            .ShouldBe(version + 2);
        (await manager.Post($"{path}/answer", new { AnsweredOn = "2026-03-02", Answer = _words }, version + 2)).Version
            .ShouldBe(version + 3);

        var page = (await host.PublicPage(petition))["petition"]!;
        page["state"]!.GetValue<string>().ShouldBe("answered");
        page["opened_on"]!.GetValue<string>().ShouldBe("2026-03-02");
        page["delivered_signatures"]!.GetValue<int>().ShouldBe(1);
        page["answer"]!["sr"]!.GetValue<string>().ShouldBe("Da");
    }

    [Fact]
    public async Task shows_a_draft_to_nobody_else()
    {
        var petition = await host.DraftedPetition(_chapter);
        var other = host.ManagerOf(Guid.NewGuid());

        (await other.Get($"{PetitionsRoute}/{petition}")).Code.ShouldBe("no-such-petition");
        (await other.Put($"{PetitionsRoute}/{petition}", PetitionPlan(), version: 1)).Code.ShouldBe("no-such-petition");
        foreach (var act in (string[])["schedule", "opening", "closing"])
            (await other.Post($"{PetitionsRoute}/{petition}/{act}", null, version: 1)).Code.ShouldBe("no-such-petition");
        (await host.Public.Get($"{PublicPetitions}/{petition}")).Code.ShouldBe("no-such-petition");
        (await host.Public.Post(SignaturesRoute, Form(petition, "early@example.org"))).Code.ShouldBe("no-such-petition");
        (await other.Get(PetitionsRoute)).Body["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task goes_by_the_text_that_was_seen()
    {
        var petition = await host.DraftedPetition(_chapter);
        var manager = host.ManagerOf(_chapter);
        (await manager.Put($"{PetitionsRoute}/{petition}", PetitionPlan(goal: 9), version: 1)).Version.ShouldBe(2);

        (await manager.Post($"{PetitionsRoute}/{petition}/opening", null, version: 1)).Status
            .ShouldBe(HttpStatusCode.PreconditionFailed);
        (await manager.Post($"{PetitionsRoute}/{petition}/opening", null, version: 2)).Version.ShouldBe(3);
        (await manager.Put($"{PetitionsRoute}/{petition}", PetitionPlan(), version: 3)).Code.ShouldBe("petition-no-longer-draft");
    }

    [Fact]
    public async Task belongs_to_a_campaign_of_the_chapter_or_to_none()
    {
        var elsewhere = Guid.NewGuid();
        var campaign = (await host.ManagerOf(elsewhere).Get(await host.Drafted(elsewhere))).Id("id");

        var refused = await host.ManagerOf(_chapter).Post(
            PetitionsRoute, new { ChapterId = _chapter, CampaignId = campaign, Plan = PetitionPlan() });

        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "campaign-unknown"));
    }

    [Fact]
    public async Task is_for_ones_own_chapters_that_there_are()
    {
        (await host.ManagerOf(_chapter).Post(PetitionsRoute, new { ChapterId = Guid.NewGuid(), Plan = PetitionPlan() })).Code
            .ShouldBe("outside-own-scope");
        (await host.As(new Grant(Role.Administrator, null)).Post(
            PetitionsRoute, new { ChapterId = KnownChapters.Nowhere, Plan = PetitionPlan() })).Code.ShouldBe("chapter-unknown");
        (await host.As(new Grant(Role.ChapterBoard, _chapter)).Post(
            PetitionsRoute, new { ChapterId = _chapter, Plan = PetitionPlan() })).Code.ShouldBe("right-missing");
    }

    [Fact]
    public async Task points_at_everything_that_is_wrong()
    {
        var plan = new
        {
            Title = new { Sq = " ", Sr = "Č", En = "C" },
            Text = _words,
            Addressee = _words,
            Goal = 0,
            Milestones = new[] { -1 },
            OpensOn = "2026-03-02",
            ClosesOn = "2026-03-31",
        };

        var refused = await host.ManagerOf(_chapter).Post(PetitionsRoute, new { ChapterId = _chapter, Plan = plan });

        refused.Errors.ShouldBe(
            [("#/plan/title/sq", "not-empty"), ("#/plan/goal", "inclusive-between"), ("#/plan/milestones/0", "inclusive-between")],
            ignoreOrder: true);
    }

    [Fact]
    public async Task shows_up_in_the_list_as_CSV()
    {
        await host.OpenPetition(_chapter);
        await host.WhenQuiet();

        var staff = await host.ManagerOf(_chapter).GetStringAsync($"{PetitionsRoute}?format=csv&filter[state][eq]=open");
        var everybody = await host.Public.GetStringAsync(
            $"{PublicPetitions}?format=csv&filter[chapter_id][eq]={_chapter}&sort=-signatures");

        staff.ShouldContain("open,Ajër i pastër për Prishtinën,Čist vazduh za Prištinu,Clean air for Prishtina,4,2026-03-02,2026-03-31");
        everybody.Split("\r\n")[0].ShouldEndWith("goal,signatures,opened_on,closes_on");
        everybody.ShouldContain("Clean air for Prishtina,4,0,2026-03-02,2026-03-31");
    }
}
