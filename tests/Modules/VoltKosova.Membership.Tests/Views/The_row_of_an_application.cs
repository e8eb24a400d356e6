using Shouldly;
using VoltKosova.Membership.Views;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Membership.Tests.Samples;

namespace VoltKosova.Membership.Tests.Views;

public sealed class The_row_of_an_application
{
    private static readonly ApplicationRow _submitted = ApplicationRow.Projection.Fold([Submitted])!;

    [Fact]
    public void follows_it_from_the_form_to_the_admission() => ApplicationRow.Projection.Shows(
        [Submitted, Confirmed, Routed, Admitted],
        _submitted with
        {
            State = ApplicationRow.Admitted,
            Number = Confirmed.Number,
            ConfirmedAt = Confirmed.At,
            DecideBy = Confirmed.DecideBy,
            ChapterId = Prishtina,
            DecidedAt = Admitted.At,
            MemberId = Member,
        });

    [Fact]
    public void says_when_it_was_refused_but_not_why() => ApplicationRow.Projection.Shows(
        [Submitted, Confirmed, Routed, Refused],
        _submitted with
        {
            State = ApplicationRow.Refused,
            Number = Confirmed.Number,
            ConfirmedAt = Confirmed.At,
            DecideBy = Confirmed.DecideBy,
            ChapterId = Prishtina,
            DecidedAt = Refused.At,
        });

    [Fact]
    public void follows_an_appeal_to_the_body_that_decides()
    {
        var row = ApplicationRow.Projection.Fold(
            [Submitted, Confirmed, Routed, TimelineSamples.RefusedWithAppeal, TimelineSamples.Appealed])!;
        (row.State, row.ChapterId, row.DecideBy, row.DecidedAt, row.AppealGrounds).ShouldBe(
            (ApplicationRow.UnderAppeal, TimelineSamples.Kosovo, TimelineSamples.Appealed.DecideBy, null, "I have left the other party"));
        ApplicationRow.Projection.Fold(
            [Submitted, Confirmed, Routed, TimelineSamples.RefusedWithAppeal, TimelineSamples.Appealed, TimelineSamples.AppealRefused])!
            .State.ShouldBe(ApplicationRow.Refused);
    }

    [Fact]
    public void follows_a_claim_and_a_decision_that_is_late()
    {
        ApplicationRow.Projection.Fold([Submitted, Confirmed, Routed, TimelineSamples.Claimed])!.ClaimedBy.ShouldBe(Officer);
        var late = ApplicationRow.Projection.Fold([Submitted, Confirmed, Routed, TimelineSamples.Claimed, TimelineSamples.Escalated])!;
        (late.ClaimedBy, late.ChapterId, late.EscalatedFrom, late.DecideBy).ShouldBe(
            (null, TimelineSamples.Kosovo, Prishtina, TimelineSamples.Escalated.DecideBy));
    }

    [Fact]
    public void goes_with_the_application() => ApplicationRow.Projection.Shows([Submitted, Deleted], null);
}
