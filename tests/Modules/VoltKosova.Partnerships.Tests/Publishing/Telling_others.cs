using Shouldly;
using VoltKosova.Partnerships.Contracts;
using VoltKosova.Partnerships.Publishing;
using Xunit;
using static VoltKosova.Partnerships.Tests.Facts;

namespace VoltKosova.Partnerships.Tests.Publishing;

public sealed class Telling_others
{
    [Fact]
    public void says_that_there_is_a_new_partner_and_not_its_name() => PartnershipsPublisher.Instance.Publish(Organisation).ShouldBe(
        ("partnerships.partner-added.v1", new PartnerAdded(Id, "ngo", "XK", Chapter, Today)));

    [Fact]
    public void says_the_same_of_a_person_and_not_who_it_is() => PartnershipsPublisher.Instance.Publish(Influencer).ShouldBe(
        ("partnerships.partner-added.v1", new PartnerAdded(Id, "influencer", "XK", Chapter, Today)));

    [Fact]
    public void keeps_the_rest_to_itself()
    {
        PartnershipsPublisher.Instance.Publish(OrganisationRenamed).ShouldBeNull();
        PartnershipsPublisher.Instance.Publish(InfluencerRenamed).ShouldBeNull();
        PartnershipsPublisher.Instance.Publish(Ended).ShouldBeNull();
    }
}
