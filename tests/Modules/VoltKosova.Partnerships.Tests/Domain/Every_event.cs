using Shouldly;
using VoltKosova.Partnerships.Domain.Partners;
using Xunit;
using static VoltKosova.Partnerships.Tests.Facts;

namespace VoltKosova.Partnerships.Tests.Domain;

public sealed class Every_event
{
    private static readonly (PartnerEvent[] Before, PartnerEvent Fact)[] _all =
    [
        ([], Organisation),
        ([], Influencer),
        ([Organisation], OrganisationRenamed),
        ([Influencer], InfluencerRenamed),
        ([Organisation], Ended),
    ];

    [Fact]
    public void is_understood_by_evolve()
    {
        _all.Select(step => step.Fact.GetType()).ShouldBe(typeof(PartnerEvent).GetNestedTypes(), ignoreOrder: true);
        foreach (var (before, fact) in _all)
        {
            var state = PartnerDecider.Instance.Fold(before);
            Partner.Evolve(state, fact).ShouldNotBe(state, fact.GetType().Name);
        }
    }
}
