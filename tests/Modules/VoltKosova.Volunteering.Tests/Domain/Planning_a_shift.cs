using VoltKosova.Testing;
using VoltKosova.Volunteering.Domain.Shifts;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Domain;

public sealed class Planning_a_shift
{
    private static readonly ShiftCommand _cancel = new ShiftCommand.Cancel("Shi.", Coordinator, Later);

    [Fact]
    public void writes_it_down() => ShiftDecider.Instance.Given().When(new ShiftCommand.Schedule(Scheduled)).Then(Scheduled);

    [Fact]
    public void is_for_the_time_to_come() => ShiftDecider.Instance.Given()
        .When(new ShiftCommand.Schedule(Scheduled with { At = Time.StartsAt }))
        .ThenRejected(new ShiftInThePast());

    [Fact]
    public void needs_no_more_people_than_places() => ShiftDecider.Instance.Given()
        .When(new ShiftCommand.Schedule(Scheduled with { Plan = PlanOfShift with { Minimum = 3 } }))
        .ThenRejected(new MinimumAboveCapacity());

    [Fact]
    public void can_be_done_again() => ShiftDecider.Instance.Given(Scheduled, SignedUp)
        .When(new ShiftCommand.ChangePlan(PlanOfShift with { Capacity = 3 }, Coordinator, Now))
        .Then(ShiftChanged);

    [Fact]
    public void moves_the_time_while_nobody_has_signed_up()
    {
        var other = PlanOfShift with { Time = TimeOf(Time.Date, new(14, 0), new(16, 0)) };
        var change = new ShiftCommand.ChangePlan(other, Coordinator, Now);

        ShiftDecider.Instance.Given(Scheduled).When(change).Then(ShiftChanged with { Plan = other });
        ShiftDecider.Instance.Given(Scheduled, SignedUp).When(change).ThenRejected(new TimeIsPromised());
        ShiftDecider.Instance.Given(Scheduled, SignedUp, SignUpCancelled).When(change).Then(ShiftChanged with { Plan = other });
    }

    [Fact]
    public void takes_nobodys_place() => ShiftDecider.Instance.Given(Scheduled, SignedUp, AnotherSignedUp)
        .When(new ShiftCommand.ChangePlan(PlanOfShift with { Capacity = 1 }, Coordinator, Now))
        .ThenRejected(new CapacityBelowSignUps());

    [Fact]
    public void ends_with_the_start()
    {
        var change = new ShiftCommand.ChangePlan(PlanOfShift with { Capacity = 3 }, Coordinator, Time.StartsAt);
        ShiftDecider.Instance.Given(Scheduled).When(change).ThenRejected(new ShiftHasStarted());
        ShiftDecider.Instance.Given(Scheduled)
            .When(new ShiftCommand.Cancel("Shi.", Coordinator, Time.StartsAt))
            .ThenRejected(new ShiftHasStarted());
    }

    [Fact]
    public void ends_every_sign_up_when_it_is_called_off() => ShiftDecider.Instance.Given(Scheduled, SignedUp, AnotherSignedUp)
        .When(_cancel)
        .Then(
            ShiftCancelled,
            SignUpCancelled with { Because = Withdrawal.ShiftCancelled, By = Coordinator },
            new ShiftEvent.SignUpCancelled(ShiftId, AnotherSignUpId, Another, Withdrawal.ShiftCancelled, Coordinator, Later));

    [Fact]
    public void is_over_once_it_is_called_off() => ShiftDecider.Instance.Given(Scheduled, ShiftCancelled)
        .When(new ShiftCommand.ChangePlan(PlanOfShift with { Capacity = 3 }, Coordinator, Now))
        .ThenRejected(new ShiftIsCancelled());

    [Fact]
    public void needs_a_shift() => ShiftDecider.Instance.Given().When(_cancel).ThenRejected(new NoSuchShift());
}
