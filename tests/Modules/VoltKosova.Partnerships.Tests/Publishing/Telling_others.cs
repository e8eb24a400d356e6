using Shouldly;
using VoltKosova.Partnerships.Contracts;
using VoltKosova.Partnerships.Publishing;
using Xunit;
using static VoltKosova.Partnerships.Tests.AgreementFacts;
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
    public void says_from_when_an_agreement_binds_and_until_when()
    {
        PartnershipsPublisher.Instance.Publish(InForce).ShouldBe((
            "partnerships.agreement-in-force.v1",
            new AgreementInForce(AgreementId, Id, Chapter, null, Today.AddDays(5), new DateOnly(2026, 12, 31))));
        PartnershipsPublisher.Instance.Publish(Noticed).ShouldBe((
            "partnerships.agreement-expiring.v1", new AgreementExpiring(AgreementId, Id, Chapter, new DateOnly(2026, 12, 31))));
        PartnershipsPublisher.Instance.Publish(AgreementOver).ShouldBe((
            "partnerships.agreement-ended.v1", new AgreementEnded(AgreementId, Id, Chapter, "amended", Today.AddDays(10), Newer)));
    }

    [Fact]
    public void keeps_the_rest_to_itself()
    {
        foreach (var fact in (object[])[Proposed, Approved, Ours, PartnersSigned, Terminating, ContactNamed, Made, Fulfilled, Checked])
            PartnershipsPublisher.Instance.Publish(fact).ShouldBeNull(fact.GetType().Name);
        PartnershipsPublisher.Instance.Publish(OrganisationRenamed).ShouldBeNull();
        PartnershipsPublisher.Instance.Publish(InfluencerRenamed).ShouldBeNull();
        PartnershipsPublisher.Instance.Publish(Ended).ShouldBeNull();
    }
}
