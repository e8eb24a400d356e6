using Shouldly;
using VoltKosova.Campaigns.Domain.Campaigns;
using Xunit;
using static VoltKosova.Campaigns.Tests.Facts;

namespace VoltKosova.Campaigns.Tests.Domain;

public sealed class Every_event
{
    private static readonly (CampaignEvent[] Before, CampaignEvent Fact)[] _all =
    [
        ([], Drafted),
        ([Drafted], PlanChanged),
        ([Drafted], Started),
        ([Drafted, Started], Completed),
        ([Drafted], Cancelled),
    ];

    [Fact]
    public void is_understood_by_evolve()
    {
        _all.Select(step => step.Fact.GetType()).ShouldBe(typeof(CampaignEvent).GetNestedTypes(), ignoreOrder: true);
        foreach (var (before, fact) in _all)
        {
            var state = CampaignDecider.Instance.Fold(before);
            Campaign.Evolve(state, fact).ShouldNotBe(state, fact.GetType().Name);
        }
    }
}
