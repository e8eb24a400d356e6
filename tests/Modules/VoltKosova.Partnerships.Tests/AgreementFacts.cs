using VoltKosova.Partnerships.Domain;
using VoltKosova.Partnerships.Domain.Agreements;
using VoltKosova.Partnerships.Domain.Contacts;
using VoltKosova.Partnerships.Domain.Partners;
using VoltKosova.Partnerships.Domain.Promises;
using static VoltKosova.Partnerships.Tests.Facts;

namespace VoltKosova.Partnerships.Tests;

/// <summary>An agreement from the proposal to the end, with what belongs to it.</summary>
internal static class AgreementFacts
{
    public const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    public static readonly Guid AgreementId = new("0195566a-c800-7000-8000-0000000000f1");
    public static readonly Guid PromiseId = new("0195566a-c800-7000-8000-0000000000f2");
    public static readonly Guid Newer = new("0195566a-c800-7000-8000-0000000000f3");
    public static readonly Guid Signatory = new("0b9a3f52-7d41-4c8e-9f06-5a1f5d1c2e02");
    public static readonly Guid Board = new("0195566a-c800-7000-8000-0000000000a2");

    public static readonly AgreementTerms Terms = new("Ajër i pastër 2026", Today, new DateOnly(2026, 12, 31), 30, Hash);

    public static readonly AgreementEvent.Proposed Proposed = new(
        AgreementId, Id, Chapter, null, 1, Terms, Today, Staff, Person, Now);

    public static readonly AgreementEvent.TermsChanged TermsChanged = new(
        AgreementId, Terms with { NoticeDays = 60 }, Board, null, Now);

    public static readonly AgreementEvent.ReviewBegan ReviewBegan = new(AgreementId, Board, Now);
    public static readonly AgreementEvent.Approved Approved = new(AgreementId, Today, Board, Now);
    public static readonly AgreementEvent.Rejected Rejected = new(AgreementId, "Nuk na përshtatet", Board, Now);
    public static readonly AgreementEvent.SignedByUs Ours = new(AgreementId, Today.AddDays(3), Hash, Board, Later);

    public static readonly AgreementEvent.SignedByPartner PartnersSigned = new(
        AgreementId, Signatory, "Blerim Ajri", Today.AddDays(5), Hash, Staff, Later);

    public static readonly AgreementEvent.InForce InForce = new(
        AgreementId, Id, Chapter, null, Today.AddDays(5), Terms.EndsOn, Later);

    public static readonly AgreementEvent.ExpiryNoticed Noticed = new(AgreementId, Id, Chapter, new DateOnly(2026, 12, 31), Later);

    public static readonly AgreementEvent.TerminationRequested Terminating = new(
        AgreementId, Today.AddDays(10), Today.AddDays(40), false, "Mbaroi puna", Staff, Later);

    public static readonly AgreementEvent.Ended AgreementOver = new(
        AgreementId, Id, Chapter, AgreementEnd.Amended, Today.AddDays(10), Newer, Later);

    public static readonly AgreementEvent[] Signable = [Proposed, ReviewBegan, Approved];
    public static readonly AgreementEvent[] Binding = [.. Signable, Ours, PartnersSigned, InForce];

    public static readonly ContactEvent.Added ContactNamed = new(
        Signatory, Id, Chapter, ContactRole.Representative, "Blerim Ajri", "blerim@ajri.example", "+383 44 000 000", Today, Staff, Now);

    public static readonly ContactEvent.Ended ContactOver = new(Signatory, Id, Today.AddDays(10), Staff, Later);

    public static readonly ContactEvent.Erased ContactErased = new(Signatory, Later);
    public static readonly AgreementEvent.SignatoryErased SignatoryErased = new(AgreementId, Later);

    public static readonly PromiseEvent.Made Made = new(
        PromiseId, AgreementId, Id, Chapter, Side.Partner, "Matje të ajrit çdo muaj", Today.AddDays(30), Staff, Now);

    public static readonly PromiseEvent.Fulfilled Fulfilled = new(PromiseId, Today.AddDays(9), "Raporti 1", Staff, Later);

    public static readonly DueDiligence Findings = new(
        Today, DiligenceFinding.Clear, DiligenceFinding.Managed, "Regjistri i OJQ-ve", Today.AddYears(1));

    public static readonly PartnerEvent.OrganisationChecked Checked = new(
        Id, Today, DiligenceFinding.Clear, DiligenceFinding.Managed, "Regjistri i OJQ-ve", Today.AddYears(1), Staff, Now);

    public static readonly PartnerEvent.PersonChecked PersonChecked = new(
        Id, Person, Today, DiligenceFinding.Clear, DiligenceFinding.Managed, "Regjistri i OJQ-ve", Today.AddYears(1), Staff, Now);

    public static readonly PartnerEvent.PublicContractStated ContractEnded = new(Id, false, Today.AddYears(-1), Staff, Now);
}
