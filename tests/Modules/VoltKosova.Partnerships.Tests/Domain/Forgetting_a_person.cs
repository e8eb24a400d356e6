using Shouldly;
using VoltKosova.Partnerships.Domain.Agreements;
using VoltKosova.Partnerships.Domain.Contacts;
using VoltKosova.Partnerships.Domain.Partners;
using VoltKosova.Partnerships.Views;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Partnerships.Tests.AgreementFacts;
using static VoltKosova.Partnerships.Tests.Facts;

namespace VoltKosova.Partnerships.Tests.Domain;

public sealed class Forgetting_a_person
{
    private static readonly PartnerCommand _erase = new PartnerCommand.Erase(Ended.EndedOn, Staff, Later);

    [Fact]
    public void ends_a_partnership_with_them()
    {
        PartnerDecider.Instance.Given(Influencer).When(_erase).Then(Ended, PersonErased);
        PartnerDecider.Instance.Given(Influencer, Ended).When(_erase).Then(PersonErased);
        PartnerDecider.Instance.Given(Organisation).When(_erase).ThenNothing();
    }

    [Fact]
    public void takes_a_contact()
    {
        var erase = new ContactCommand.Erase(Signatory, Later);
        ContactDecider.Instance.Given(ContactNamed).When(erase).Then(ContactErased);
        ContactDecider.Instance.Given(ContactNamed, ContactOver).When(erase).Then(ContactErased);
        ContactDecider.Instance.Given().When(erase).ThenNothing();
    }

    [Fact]
    public void leaves_a_signature_without_a_name()
    {
        var erase = new AgreementCommand.EraseSignatory(Later);
        AgreementDecider.Instance.Given(Binding).When(erase).Then(SignatoryErased);
        AgreementDecider.Instance.Given(Signable).When(erase).ThenNothing();
        AgreementRow.Projection.Fold([.. Binding, SignatoryErased])!.PartnerSignatory.ShouldBeNull();
    }

    [Fact]
    public void leaves_no_row()
    {
        PartnerRow.Projection.Shows([Influencer, PersonChecked, Ended, PersonErased], null);
        ContactRow.Projection.Shows([ContactNamed, ContactErased], null);
    }
}
