using Shouldly;
using VoltKosova.Campaigns.Contracts;
using VoltKosova.Campaigns.Publishing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Facts;

namespace VoltKosova.Campaigns.Tests.Publishing;

public sealed class Telling_others
{
    [Fact]
    public void says_that_a_campaign_started_and_what_it_is_about()
    {
        var (name, body) = CampaignsPublisher.Instance.Publish(Started)!.Value;

        name.ShouldBe("campaigns.campaign-started.v1");
        var started = body.ShouldBeOfType<CampaignStarted>();
        started.Themes.ShouldBe(["smart_state", "global_balance"]);
        started.ShouldBe(new CampaignStarted(Id, Chapter, started.Themes, Today, Today.AddDays(60)));
    }

    [Fact]
    public void says_that_a_campaign_was_completed() => CampaignsPublisher.Instance.Publish(Completed).ShouldBe(
        ("campaigns.campaign-completed.v1", new CampaignCompleted(Id, Chapter, Today.AddDays(60))));

    [Fact]
    public void says_that_a_petition_can_be_signed() => CampaignsPublisher.Instance.Publish(Petitions.Opened).ShouldBe((
        "campaigns.petition-opened.v1",
        new PetitionOpened(Petitions.Petition, Chapter, Id, 200, Today.AddDays(5), Today.AddDays(40))));

    [Fact]
    public void says_how_far_a_petition_is() => CampaignsPublisher.Instance.Publish(Petitions.Tenth).ShouldBe((
        "campaigns.petition-milestone-reached.v1", new PetitionMilestoneReached(Petitions.Petition, Chapter, Id, "goal", 10, 20)));

    [Fact]
    public void says_nothing_about_any_single_signature()
    {
        foreach (var fact in (object[])[Signatures.Given, Signatures.Confirmed, Signatures.NewsConsentGiven, Signatures.Withdrawn])
            CampaignsPublisher.Instance.Publish(fact).ShouldBeNull();
    }

    [Fact]
    public void keeps_drafts_plans_and_reasons_to_itself()
    {
        CampaignsPublisher.Instance.Publish(Drafted).ShouldBeNull();
        CampaignsPublisher.Instance.Publish(PlanChanged).ShouldBeNull();
        CampaignsPublisher.Instance.Publish(Cancelled).ShouldBeNull();
    }
}
