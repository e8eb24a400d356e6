using VoltKosova.Partnerships.Domain;
using VoltKosova.Partnerships.Domain.Partners;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Partnerships.Tests.AgreementFacts;
using static VoltKosova.Partnerships.Tests.Facts;

namespace VoltKosova.Partnerships.Tests.Domain;

public sealed class Looking_into_a_partner
{
    private static readonly PartnerCommand.RecordCheck _record = new(Findings, Today, Staff, Now);

    [Fact]
    public void is_written_down_for_an_organisation() => PartnerDecider.Instance.Given(Organisation).When(_record).Then(Checked);

    [Fact]
    public void is_sealed_for_a_person() => PartnerDecider.Instance.Given(Influencer).When(_record).Then(PersonChecked);

    [Fact]
    public void has_a_day_that_has_come_and_another_one_after_it()
    {
        PartnerDecider.Instance.Given(Organisation)
            .When(_record with { Diligence = Findings with { CheckedOn = Today.AddDays(1) } })
            .ThenRejected(new DayInTheFuture());
        PartnerDecider.Instance.Given(Organisation)
            .When(_record with { Diligence = Findings with { RecheckOn = Today } })
            .ThenRejected(new RecheckNotAfterCheck());
    }

    [Fact]
    public void is_over_with_the_partnership() =>
        PartnerDecider.Instance.Given(Organisation, Ended).When(_record).ThenRejected(new PartnershipHasEnded());

    [Fact]
    public void says_whether_it_works_for_the_state()
    {
        var state = new PartnerCommand.StateContract(new PublicContract(false, Today.AddYears(-1)), Today, Staff, Now);

        PartnerDecider.Instance.Given(Organisation).When(state).Then(ContractEnded);
        PartnerDecider.Instance.Given(Organisation)
            .When(state with { Contract = new PublicContract(false, Today.AddDays(1)) })
            .ThenRejected(new DayInTheFuture());
    }
}
