using VoltKosova.Partnerships.Domain;
using VoltKosova.Partnerships.Domain.Agreements;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Partnerships.Tests.AgreementFacts;
using static VoltKosova.Partnerships.Tests.Facts;

namespace VoltKosova.Partnerships.Tests.Domain;

public sealed class Approving_an_agreement
{
    private static readonly AgreementCommand.Approve _approve = new(true, Today, Board, null, Now);

    [Fact]
    public void begins_with_a_proposal_and_a_review()
    {
        AgreementDecider.Instance.Given().When(new AgreementCommand.Propose(Proposed)).Then(Proposed);
        AgreementDecider.Instance.Given(Proposed).When(new AgreementCommand.BeginReview(Board, Now)).Then(ReviewBegan);
    }

    [Fact]
    public void needs_terms_that_end_after_they_start() => AgreementDecider.Instance.Given()
        .When(new AgreementCommand.Propose(Proposed with { Terms = Terms with { EndsOn = Today.AddDays(-1) } }))
        .ThenRejected(new AgreementEndsBeforeItStarts());

    [Fact]
    public void leaves_the_terms_to_change_before_the_review_and_not_after()
    {
        var change = new AgreementCommand.ChangeTerms(TermsChanged.Terms, Board, null, Now);

        AgreementDecider.Instance.Given(Proposed).When(change).Then(TermsChanged);
        AgreementDecider.Instance.Given(Proposed, ReviewBegan).When(change)
            .ThenRejected(new AgreementStateForbids(AgreementStage.UnderReview));
    }

    [Fact]
    public void takes_a_second_person() => AgreementDecider.Instance.Given(Proposed, ReviewBegan).When(_approve).Then(Approved);

    [Fact]
    public void is_not_for_the_proposer_by_any_account()
    {
        AgreementDecider.Instance.Given(Proposed, ReviewBegan).When(_approve with { By = Staff })
            .ThenRejected(new ProposerCannotApprove());
        AgreementDecider.Instance.Given(Proposed, ReviewBegan).When(_approve with { ByPerson = Person })
            .ThenRejected(new ProposerCannotApprove());
        AgreementDecider.Instance.Given(Proposed, TermsChanged, ReviewBegan).When(_approve).ThenRejected(new ProposerCannotApprove());
    }

    [Fact]
    public void needs_findings_that_allow_it() => AgreementDecider.Instance.Given(Proposed, ReviewBegan)
        .When(_approve with { DiligenceAllows = false })
        .ThenRejected(new DueDiligenceNeeded());

    [Fact]
    public void needs_a_review() =>
        AgreementDecider.Instance.Given(Proposed).When(_approve).ThenRejected(new AgreementStateForbids(AgreementStage.Proposed));

    [Fact]
    public void is_not_for_what_was_rejected()
    {
        AgreementDecider.Instance.Given(Proposed, ReviewBegan).When(new AgreementCommand.Reject("Nuk na përshtatet", Board, Now))
            .Then(Rejected);
        AgreementDecider.Instance.Given(Proposed, ReviewBegan, Rejected).When(_approve)
            .ThenRejected(new AgreementStateForbids(AgreementStage.Rejected));
        AgreementDecider.Instance.Given(Signable).When(new AgreementCommand.Reject("Nuk na përshtatet", Board, Now))
            .ThenRejected(new AgreementStateForbids(AgreementStage.Approved));
    }

    [Fact]
    public void looks_at_findings_that_are_fresh_and_not_adverse()
    {
        Assert.True(Findings.Allows(Today));
        Assert.False(Findings.Allows(Today.AddYears(1)));
        Assert.False((Findings with { Values = DiligenceFinding.Adverse }).Allows(Today));
        Assert.False((Findings with { Conflicts = DiligenceFinding.Adverse }).Allows(Today));
    }
}
