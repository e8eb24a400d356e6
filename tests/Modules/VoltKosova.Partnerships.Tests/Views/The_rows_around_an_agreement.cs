using VoltKosova.Partnerships.Domain;
using VoltKosova.Partnerships.Domain.Agreements;
using VoltKosova.Partnerships.Domain.Contacts;
using VoltKosova.Partnerships.Views;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Partnerships.Tests.AgreementFacts;
using static VoltKosova.Partnerships.Tests.Facts;

namespace VoltKosova.Partnerships.Tests.Views;

public sealed class The_rows_around_an_agreement
{
    private static readonly AgreementRow _proposed = new(
        AgreementId, Id, Chapter, null, 1, AgreementStage.Proposed, Terms.Title, Terms.StartsOn, Terms.EndsOn, 30, Hash, Today, Staff);

    private static readonly AgreementRow _binding = _proposed with
    {
        State = AgreementStage.InForce,
        ApprovedOn = Today,
        ApprovedBy = Board,
        OursSignedOn = Ours.SignedOn,
        OurSignatory = Board,
        PartnerSignedOn = PartnersSigned.SignedOn,
        PartnerSignatory = "Blerim Ajri",
        InForceFrom = PartnersSigned.SignedOn,
    };

    [Fact]
    public void show_how_far_it_is()
    {
        AgreementRow.Projection.Shows([Proposed], _proposed);
        AgreementRow.Projection.Shows([Proposed, TermsChanged], _proposed with { NoticeDays = 60, ProposedBy = Board });
        AgreementRow.Projection.Shows([Proposed, ReviewBegan], _proposed with { State = AgreementStage.UnderReview });
        AgreementRow.Projection.Shows(
            [Proposed, Rejected], _proposed with { State = AgreementStage.Rejected, Reason = Rejected.Reason });
        AgreementRow.Projection.Shows(
            [.. Signable, Ours, PartnersSigned], _binding with { State = AgreementStage.Signed, InForceFrom = null });
        AgreementRow.Projection.Shows([.. Binding], _binding);
    }

    [Fact]
    public void show_how_it_ends()
    {
        AgreementRow.Projection.Shows([.. Binding, Noticed], _binding with { NoticedOn = Today.AddDays(10) });
        AgreementRow.Projection.Shows([.. Binding, Terminating], _binding with
        {
            TerminationRequestedOn = Terminating.RequestedOn,
            TerminatesOn = Terminating.EffectiveOn,
            Reason = Terminating.Reason,
        });
        AgreementRow.Projection.Shows([.. Binding, AgreementOver], _binding with
        {
            State = AgreementStage.Ended,
            EndedOn = AgreementOver.EndedOn,
            EndedFor = AgreementEnd.Amended,
            ReplacedBy = Newer,
        });
    }

    [Fact]
    public void lose_the_name_of_who_signed_once_that_person_has_been_erased() => AgreementRow.Projection.Shows(
        [.. Signable, Ours, PartnersSigned with { Signatory = null }, InForce], _binding with { PartnerSignatory = null });

    [Fact]
    public void show_a_contact_until_the_person_has_been_erased()
    {
        var row = new ContactRow(
            Signatory, Id, Chapter, ContactRole.Representative, "Blerim Ajri", ContactNamed.Email, ContactNamed.Phone, Today, null);

        ContactRow.Projection.Shows([ContactNamed], row);
        ContactRow.Projection.Shows([ContactNamed, ContactOver], row with { Until = ContactOver.Until });
        ContactRow.Projection.Shows([ContactNamed with { Name = null, Email = null, Phone = null }, ContactOver], null);
    }

    [Fact]
    public void show_what_was_promised_and_what_was_kept()
    {
        var row = new PromiseRow(
            PromiseId, AgreementId, Id, Chapter, Side.Partner, Made.What, Made.DueOn, PromiseRow.Open, null, null);

        PromiseRow.Projection.Shows([Made], row);
        PromiseRow.Projection.Shows([Made, Fulfilled], row with
        {
            State = PromiseRow.Fulfilled,
            FulfilledOn = Fulfilled.FulfilledOn,
            Evidence = Fulfilled.Evidence,
        });
    }
}
