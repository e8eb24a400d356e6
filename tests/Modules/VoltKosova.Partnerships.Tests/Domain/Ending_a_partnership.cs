using VoltKosova.Partnerships.Domain.Partners;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Partnerships.Tests.Facts;

namespace VoltKosova.Partnerships.Tests.Domain;

public sealed class Ending_a_partnership
{
    private static readonly PartnerCommand _end = new PartnerCommand.End(Today.AddDays(10), Staff, Later);

    [Fact]
    public void ends_it_for_an_organisation() => PartnerDecider.Instance.Given(Organisation).When(_end).Then(Ended);

    [Fact]
    public void ends_it_for_a_person() => PartnerDecider.Instance.Given(Influencer).When(_end).Then(Ended);

    [Fact]
    public void needs_a_partner() => PartnerDecider.Instance.Given().When(_end).ThenRejected(new NoSuchPartner());
}
