using VoltKosova.Partnerships.Domain;
using VoltKosova.Partnerships.Domain.Agreements;
using VoltKosova.Partnerships.Domain.Partners;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Partnerships.Tests.AgreementFacts;
using static VoltKosova.Partnerships.Tests.Facts;

namespace VoltKosova.Partnerships.Tests.Domain;

public sealed class Signing_an_agreement
{
    private static readonly DateOnly _today = Today.AddDays(10);
    private static readonly AgreementCommand.Sign _ours = new(Side.Ours, Ours.SignedOn, Hash, Ours, _today, Later);
    private static readonly AgreementCommand.Sign _theirs = new(Side.Partner, PartnersSigned.SignedOn, Hash, PartnersSigned, _today, Later);

    [Fact]
    public void is_done_by_each_side_on_its_own_day()
    {
        AgreementDecider.Instance.Given(Signable).When(_ours).Then(Ours);
        AgreementDecider.Instance.Given(Signable).When(_theirs).Then(PartnersSigned);
    }

    [Fact]
    public void puts_it_in_force_from_the_later_signature()
    {
        AgreementDecider.Instance.Given([.. Signable, Ours]).When(_theirs).Then(PartnersSigned, InForce);
        AgreementDecider.Instance.Given([.. Signable, PartnersSigned]).When(_ours).Then(Ours, InForce);
    }

    [Fact]
    public void before_its_first_day_leaves_it_to_the_calendar()
    {
        var later = Proposed with { Terms = Terms with { StartsOn = _today.AddDays(2) } };
        AgreementEvent[] signed = [later, ReviewBegan, Approved, Ours, PartnersSigned];

        AgreementDecider.Instance.Given([later, ReviewBegan, Approved, Ours]).When(_theirs).Then(PartnersSigned);
        AgreementDecider.Instance.Given(signed).When(new AgreementCommand.KeepUp(_today, Later)).ThenNothing();
        AgreementDecider.Instance.Given(signed).When(new AgreementCommand.KeepUp(_today.AddDays(2), Later))
            .Then(InForce with { From = _today.AddDays(2) });
    }

    [Fact]
    public void twice_changes_nothing() => AgreementDecider.Instance.Given(Binding).When(_ours with { SignedOn = Today }).ThenNothing();

    [Fact]
    public void another_document_is_refused_always()
    {
        var other = _ours with { DocumentSha256 = new string('0', 64) };

        AgreementDecider.Instance.Given(Signable).When(other).ThenRejected(new DocumentDiffers());
        AgreementDecider.Instance.Given(Binding).When(other).ThenRejected(new DocumentDiffers());
    }

    [Fact]
    public void has_a_day_between_the_approval_and_today()
    {
        AgreementDecider.Instance.Given(Signable).When(_ours with { SignedOn = Today.AddDays(-1) })
            .ThenRejected(new SignedBeforeApproval());
        AgreementDecider.Instance.Given(Signable).When(_ours with { SignedOn = _today.AddDays(1) }).ThenRejected(new DayInTheFuture());
    }

    [Fact]
    public void needs_an_approval() => AgreementDecider.Instance.Given(Proposed, ReviewBegan).When(_ours)
        .ThenRejected(new AgreementStateForbids(AgreementStage.UnderReview));

    [Fact]
    public void after_its_last_day_is_refused()
    {
        var brief = Proposed with { Terms = Terms with { EndsOn = Today.AddDays(4) } };

        AgreementDecider.Instance.Given(brief, ReviewBegan, Approved, Ours).When(_theirs).ThenRejected(new SignedAfterItsEnd());
    }
}
