using Shouldly;
using VoltKosova.Campaigns.Domain.Campaigns;
using VoltKosova.Campaigns.Domain.Petitions;
using VoltKosova.Kernel;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Campaigns.Tests.Facts;
using static VoltKosova.Campaigns.Tests.Petitions;

namespace VoltKosova.Campaigns.Tests.Domain;

public sealed class Opening_a_petition
{
    private static readonly PetitionCommand _open = new PetitionCommand.OpenIt(By: null, Today.AddDays(5), Now.AddDays(5));
    private static readonly PetitionCommand _schedule = new PetitionCommand.Schedule(Staff, Today, Now.AddHours(1));
    private static readonly PetitionCommand _change = new PetitionCommand.ChangePlan(OtherText, Staff, Now.AddHours(1));

    [Fact]
    public void begins_with_a_draft() =>
        PetitionDecider.Instance.Given().When(new PetitionCommand.DraftIt(Petitions.Drafted)).Then(Petitions.Drafted);

    [Fact]
    public void lets_everybody_sign_what_it_says_then() =>
        PetitionDecider.Instance.Given(Petitions.Drafted).When(_open).Then(Opened);

    [Fact]
    public void can_be_left_to_its_first_day()
    {
        PetitionDecider.Instance.Given(Petitions.Drafted).When(_schedule).Then(Petitions.Scheduled);
        PetitionDecider.Instance.Given(Petitions.Drafted, Petitions.Scheduled).When(_open).Then(Opened);
    }

    [Fact]
    public void cannot_be_left_to_a_day_that_has_come()
    {
        PetitionDecider.Instance.Given(Petitions.Drafted)
            .When(new PetitionCommand.Schedule(Staff, Text.OpensOn, Now))
            .ThenRejected(new FirstDayHasCome());
        PetitionDecider.Instance.Given(Petitions.Drafted, Opened).When(_schedule).ThenRejected(new FirstDayHasCome());
    }

    [Fact]
    public void goes_by_the_newest_text() => PetitionDecider.Instance.Given(Petitions.Drafted, Petitions.PlanChanged)
        .When(_open)
        .Then(Opened with { Plan = OtherText });

    [Fact]
    public void is_scheduled_again_after_a_change() => PetitionDecider.Instance
        .Given(Petitions.Drafted, Petitions.Scheduled, Petitions.PlanChanged)
        .When(_schedule)
        .Then(Petitions.Scheduled);

    [Fact]
    public void ends_the_changes()
    {
        PetitionDecider.Instance.Given(Petitions.Drafted).When(_change).Then(Petitions.PlanChanged);
        PetitionDecider.Instance.Given(Petitions.Drafted, Opened).When(_change).ThenRejected(new PetitionNoLongerDraft());
    }

    [Fact]
    public void that_says_the_same_is_no_change() => PetitionDecider.Instance.Given(Petitions.Drafted)
        .When(new PetitionCommand.ChangePlan(Text with { Milestones = [.. Text.Milestones] }, Staff, Now))
        .ThenNothing();

    [Fact]
    public void is_right_on_the_last_day_and_too_late_after_it()
    {
        PetitionDecider.Instance.Given(Petitions.Drafted)
            .When(new PetitionCommand.OpenIt(Staff, Text.ClosesOn, Now))
            .Then(Opened with { OpenedOn = Text.ClosesOn, By = Staff, At = Now });
        PetitionDecider.Instance.Given(Petitions.Drafted)
            .When(new PetitionCommand.OpenIt(Staff, Text.ClosesOn.AddDays(1), Now))
            .ThenRejected(new PetitionIsOver());
    }

    [Fact]
    public void refuses_what_cannot_be()
    {
        foreach (var (plan, no) in (List<(PetitionPlan, Rejection)>)
            [
                (Text with { ClosesOn = Text.OpensOn.AddDays(-1) }, new PetitionClosesBeforeItOpens()),
                (Text with { Milestones = [50, 50] }, new MilestoneTwice()),
            ])
        {
            PetitionDecider.Instance.Given().When(new PetitionCommand.DraftIt(Petitions.Drafted with { Plan = plan })).ThenRejected(no);
            PetitionDecider.Instance.Given(Petitions.Drafted)
                .When(new PetitionCommand.ChangePlan(plan, Staff, Now))
                .ThenRejected(no);
        }
    }

    [Fact]
    public void needs_a_petition() => PetitionDecider.Instance.Given().When(_open).ThenRejected(new NoSuchPetition());

    [Fact]
    public void lets_nobody_sign_before_nor_after_the_last_day()
    {
        Refusal(Text.OpensOn, Petitions.Drafted).ShouldBe(new NoSuchPetition());
        Refusal(Text.OpensOn, Petitions.Drafted, Petitions.Scheduled).ShouldBe(new NoSuchPetition());
        Refusal(Text.ClosesOn, Petitions.Drafted, Opened).ShouldBeNull();
        Refusal(Text.ClosesOn.AddDays(1), Petitions.Drafted, Opened).ShouldBe(new PetitionClosed());
        Refusal(Text.OpensOn, Petitions.Drafted, Opened, Petitions.Closed).ShouldBe(new PetitionClosed());
    }

    private static Rejection? Refusal(DateOnly today, params PetitionEvent[] history) =>
        PetitionDecider.Instance.Fold(history).RefusesSignaturesOn(today);
}
