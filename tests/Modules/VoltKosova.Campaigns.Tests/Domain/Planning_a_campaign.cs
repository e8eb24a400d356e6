using VoltKosova.Campaigns.Domain;
using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.Kernel;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Facts;

namespace VoltKosova.Campaigns.Tests.Domain;

public sealed class Planning_a_campaign
{
    private static readonly CampaignCommand _change = new CampaignCommand.ChangePlan(LongerPlan, Staff, Now.AddHours(1));

    public static TheoryData<string> Flaws => [nameof(CampaignWithoutTheme), nameof(ThemeTwice), nameof(CampaignEndsBeforeItStarts)];

    [Fact]
    public void begins_with_a_draft() => CampaignDecider.Instance.Given().When(new CampaignCommand.DraftIt(Drafted)).Then(Drafted);

    [Fact]
    public void may_go_on_while_it_is_a_draft() => CampaignDecider.Instance.Given(Drafted).When(_change).Then(PlanChanged);

    [Fact]
    public void that_says_the_same_in_other_words_of_memory_is_no_fact() => CampaignDecider.Instance.Given(Drafted)
        .When(new CampaignCommand.ChangePlan(Plan with { Themes = [.. Plan.Themes], Goals = [.. Plan.Goals] }, Staff, Now))
        .ThenNothing();

    [Fact]
    public void needs_a_draft() => CampaignDecider.Instance.Given().When(_change).ThenRejected(new NoSuchCampaign());

    [Fact]
    public void is_over_once_the_campaign_runs() =>
        CampaignDecider.Instance.Given(Drafted, Started).When(_change).ThenRejected(new CampaignNoLongerDraft());

    [Fact]
    public void is_over_once_the_campaign_has_ended() =>
        CampaignDecider.Instance.Given(Drafted, Cancelled).When(_change).ThenRejected(new CampaignNoLongerDraft());

    [Theory]
    [MemberData(nameof(Flaws))]
    public void refuses_a_plan_that_cannot_be(string flaw)
    {
        var (plan, no) = Flawed(flaw);
        CampaignDecider.Instance.Given().When(new CampaignCommand.DraftIt(Drafted with { Plan = plan })).ThenRejected(no);
        CampaignDecider.Instance.Given(Drafted).When(new CampaignCommand.ChangePlan(plan, Staff, Now)).ThenRejected(no);
    }

    private static (CampaignPlan Plan, Rejection No) Flawed(string flaw) => flaw switch
    {
        nameof(CampaignWithoutTheme) => (Plan with { Themes = [] }, new CampaignWithoutTheme()),
        nameof(ThemeTwice) => (Plan with { Themes = [Challenge.EuReform, Challenge.EuReform] }, new ThemeTwice()),
        _ => (Plan with { EndsOn = Plan.StartsOn.AddDays(-1) }, new CampaignEndsBeforeItStarts()),
    };
}
