using VoltKosova.Partnerships.Domain;
using VoltKosova.Partnerships.Domain.Partners;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Partnerships.Tests.Facts;

namespace VoltKosova.Partnerships.Tests.Domain;

public sealed class Adding_a_partner
{
    [Fact]
    public void begins_a_partnership_with_an_organisation() => PartnerDecider.Instance.Given()
        .When(new PartnerCommand.Add(Id, null, PartnerKind.Ngo, Profile, Chapter, Today, Staff, Now))
        .Then(Organisation);

    [Fact]
    public void keeps_what_is_said_about_a_person_apart() => PartnerDecider.Instance.Given()
        .When(new PartnerCommand.Add(Id, Person, PartnerKind.Influencer, PersonProfile, Chapter, Today, Staff, Now))
        .Then(Influencer);

    [Fact]
    public void needs_a_name() => PartnerDecider.Instance.Given()
        .When(new PartnerCommand.Add(Id, null, PartnerKind.Ngo, Profile with { Name = "" }, Chapter, Today, Staff, Now))
        .ThenRejected(new PartnerWithoutName());
}
