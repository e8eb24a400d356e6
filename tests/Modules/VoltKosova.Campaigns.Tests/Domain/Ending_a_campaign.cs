using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Facts;

namespace VoltKosova.Campaigns.Tests.Domain;

public sealed class Ending_a_campaign
{
    private static readonly CampaignCommand _complete = new CampaignCommand.Complete(Staff, Today.AddDays(60), Now.AddDays(60));
    private static readonly CampaignCommand _cancel = new CampaignCommand.Cancel(Staff, "Too few people", Now.AddDays(3));

    [Fact]
    public void completes_one_that_runs() => CampaignDecider.Instance.Given(Drafted, Started).When(_complete).Then(Completed);

    [Fact]
    public void needs_a_start_before_the_completion() =>
        CampaignDecider.Instance.Given(Drafted).When(_complete).ThenRejected(new CampaignNotRunning());

    [Fact]
    public void may_give_up_a_draft() => CampaignDecider.Instance.Given(Drafted).When(_cancel).Then(Cancelled);

    [Fact]
    public void may_give_up_one_that_runs() => CampaignDecider.Instance.Given(Drafted, Started).When(_cancel).Then(Cancelled);

    [Fact]
    public void happens_one_way_only()
    {
        CampaignDecider.Instance.Given(Drafted, Started, Completed).When(_cancel).ThenRejected(new CampaignHasEnded());
        CampaignDecider.Instance.Given(Drafted, Started, Cancelled).When(_complete).ThenRejected(new CampaignHasEnded());
    }

    [Fact]
    public void needs_a_campaign()
    {
        CampaignDecider.Instance.Given().When(_complete).ThenRejected(new NoSuchCampaign());
        CampaignDecider.Instance.Given().When(_cancel).ThenRejected(new NoSuchCampaign());
    }
}
