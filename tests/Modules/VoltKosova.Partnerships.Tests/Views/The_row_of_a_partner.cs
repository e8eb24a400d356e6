using VoltKosova.Partnerships.Domain;
using VoltKosova.Partnerships.Views;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Partnerships.Tests.AgreementFacts;
using static VoltKosova.Partnerships.Tests.Facts;

namespace VoltKosova.Partnerships.Tests.Views;

public sealed class The_row_of_a_partner
{
    private static readonly PartnerRow _organisation = new(
        Id, null, Chapter, PartnerKind.Ngo, Profile.Name!, "XK", Profile.Website, PartnerRow.Active, Today, null);

    private static readonly PartnerRow _person = new(
        Id, Person, Chapter, PartnerKind.Influencer, PersonProfile.Name!, "XK", PersonProfile.Website, PartnerRow.Active, Today, null);

    [Fact]
    public void begins_with_the_partnership()
    {
        PartnerRow.Projection.Shows([Organisation], _organisation);
        PartnerRow.Projection.Shows([Influencer], _person);
    }

    [Fact]
    public void has_the_newest_name()
    {
        PartnerRow.Projection.Shows([Organisation, OrganisationRenamed], _organisation with { Name = Renamed.Name! });
        PartnerRow.Projection.Shows([Influencer, InfluencerRenamed], _person with { Name = PersonRenamed.Name!, Website = null });
    }

    [Fact]
    public void has_the_newest_findings_and_the_public_contract()
    {
        PartnerRow.Projection.Shows([Organisation, Checked], _organisation with { Diligence = Findings, CheckedBy = Staff });
        PartnerRow.Projection.Shows([Influencer, PersonChecked], _person with { Diligence = Findings, CheckedBy = Staff });
        PartnerRow.Projection.Shows(
            [Organisation, ContractEnded], _organisation with { PublicContract = new PublicContract(false, Today.AddYears(-1)) });
    }

    [Fact]
    public void stays_after_the_end() => PartnerRow.Projection.Shows(
        [Organisation, Ended], _organisation with { State = PartnerRow.Ended, EndedOn = Today.AddDays(10) });

    [Fact]
    public void is_gone_once_the_person_has_been_erased() => PartnerRow.Projection.Shows(
        [Influencer with { Name = null, Website = null }, InfluencerRenamed with { Name = null }, Ended], null);
}
