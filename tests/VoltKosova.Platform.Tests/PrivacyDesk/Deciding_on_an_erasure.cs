using Shouldly;
using VoltKosova.PrivacyDesk.Erasing;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Platform.Tests.PrivacyDesk.ErasureFacts;

namespace VoltKosova.Platform.Tests.PrivacyDesk;

public sealed class Deciding_on_an_erasure
{
    private static readonly SubjectCommand _request = new SubjectCommand.Request(Requested, On(Today));

    [Fact]
    public void happens_at_once_when_nothing_is_in_the_way() => SubjectDecider.Instance.Given().When(_request).Then(Requested, Erased);

    [Fact]
    public void waits_for_the_last_day_of_a_hold()
    {
        SubjectDecider.Instance.Given(Held).When(_request).Then(Requested);
        SubjectDecider.Instance.Given(Held, Requested).When(new SubjectCommand.EraseIfDue(On(Until))).ThenNothing();
        SubjectDecider.Instance.Given(Held, Requested).When(new SubjectCommand.EraseIfDue(On(Until.AddDays(1))))
            .Then(On(Until.AddDays(1)).Fact);
    }

    [Fact]
    public void waits_for_the_longest_of_several_holds() => SubjectDecider.Instance
        .Given(Held, Held with { HoldId = Officer, Until = Until.AddYears(1) }, Requested)
        .When(new SubjectCommand.EraseIfDue(On(Until.AddDays(1)))).ThenNothing();

    [Fact]
    public void needs_somebody_to_have_asked() =>
        SubjectDecider.Instance.Given(Held).When(new SubjectCommand.EraseIfDue(On(Until.AddDays(1)))).ThenNothing();

    [Fact]
    public void is_not_done_twice_unless_something_has_come_back()
    {
        SubjectDecider.Instance.Given(Requested, Erased).When(_request).ThenNothing();
        SubjectDecider.Instance.Given(Requested, Erased, AccountsDone, MembershipDone).When(new SubjectCommand.EraseAgain(On(Today)))
            .ThenEachTime(Erased);
        SubjectDecider.Instance.Given().When(new SubjectCommand.EraseAgain(On(Today))).ThenEachTime(Erased);
    }

    [Fact]
    public void is_acknowledged_once_by_each_part_that_was_told()
    {
        var told = SubjectDecider.Instance.Given(Requested, Erased);
        told.When(new SubjectCommand.Acknowledge(Person, "accounts", Now)).Then(AccountsDone);
        told.When(new SubjectCommand.Acknowledge(Person, "bees", Now)).ThenNothing();
    }

    [Fact]
    public void takes_no_hold_afterwards_and_none_that_is_over()
    {
        SubjectDecider.Instance.Given(Requested, Erased).When(new SubjectCommand.PlaceHold(Held, Today)).ThenRejected(new PersonIsErased());
        SubjectDecider.Instance.Given().When(new SubjectCommand.PlaceHold(Held, Until.AddDays(1))).ThenRejected(new HoldIsOver());
        SubjectDecider.Instance.Given().When(new SubjectCommand.PlaceHold(Held, Until)).Then(Held);
    }

    [Fact]
    public void goes_on_when_a_hold_is_lifted()
    {
        SubjectDecider.Instance.Given(Held, Requested).When(new SubjectCommand.LiftHold(Person, HoldId, Officer, Now)).Then(Lifted);
        SubjectDecider.Instance.Given(Held, Requested, Lifted).When(new SubjectCommand.EraseIfDue(On(Today))).Then(Erased);
    }

    [Fact]
    public void is_shown_with_who_has_not_acknowledged()
    {
        ErasureRow.Projection.Fold([Requested, Erased, AccountsDone])!.WaitingFor.ShouldBe(["membership"]);
        ErasureRow.Projection.Fold([Requested, Erased, AccountsDone, MembershipDone])!.State.ShouldBe(ErasureRow.Acknowledged);
        ErasureRow.Projection.Fold([Requested, Erased, AccountsDone, MembershipDone, Erased])!.State.ShouldBe(ErasureRow.Erased);
        ErasureRow.Projection.Fold([Held, Requested])!.State.ShouldBe(ErasureRow.Waiting);
        ErasureRow.Projection.Fold([Held, Lifted])!.Holds.ShouldBeEmpty();
    }
}
