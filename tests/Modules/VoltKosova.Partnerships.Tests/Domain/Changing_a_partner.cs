using VoltKosova.Partnerships.Domain.Partners;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Partnerships.Tests.Facts;

namespace VoltKosova.Partnerships.Tests.Domain;

public sealed class Changing_a_partner
{
    private static readonly PartnerCommand _rename = new PartnerCommand.Change(Renamed, Staff, Later);

    [Fact]
    public void renames_an_organisation() => PartnerDecider.Instance.Given(Organisation).When(_rename).Then(OrganisationRenamed);

    [Fact]
    public void renames_a_person_under_that_persons_protection() => PartnerDecider.Instance.Given(Influencer)
        .When(new PartnerCommand.Change(PersonRenamed, Staff, Later))
        .Then(InfluencerRenamed);

    [Fact]
    public void into_what_it_is_changes_nothing() =>
        PartnerDecider.Instance.Given(Organisation).When(new PartnerCommand.Change(Profile, Staff, Later)).ThenNothing();

    [Fact]
    public void never_takes_the_name_away() => PartnerDecider.Instance.Given(Organisation)
        .When(new PartnerCommand.Change(Profile with { Name = null }, Staff, Later))
        .ThenRejected(new PartnerWithoutName());

    [Fact]
    public void needs_a_partner() => PartnerDecider.Instance.Given().When(_rename).ThenRejected(new NoSuchPartner());

    [Fact]
    public void finds_nobody_once_the_person_has_been_erased() => PartnerDecider.Instance
        .Given(Influencer with { Name = null, Website = null })
        .When(new PartnerCommand.Change(PersonRenamed, Staff, Later))
        .ThenRejected(new NoSuchPartner());

    [Fact]
    public void is_over_with_the_partnership() =>
        PartnerDecider.Instance.Given(Organisation, Ended).When(_rename).ThenRejected(new PartnershipHasEnded());
}
