using VoltKosova.Testing;
using VoltKosova.Volunteering.Domain.Shifts;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Domain;

public sealed class Giving_a_place_back
{
    private static readonly ShiftCommand.GivePlaceBack _back = new(Person, Withdrawal.Volunteer, Later, Person, Later);

    [Fact]
    public void is_possible_until_the_deadline()
    {
        ShiftDecider.Instance.Given(Scheduled, SignedUp).When(_back).Then(SignUpCancelled);
        ShiftDecider.Instance.Given(Scheduled, SignedUp)
            .When(_back with { At = Later.AddTicks(1) })
            .ThenRejected(new TooLateToCancel());
    }

    [Fact]
    public void has_no_deadline_for_the_coordinator() => ShiftDecider.Instance.Given(Scheduled, SignedUp)
        .When(new ShiftCommand.GivePlaceBack(Person, Withdrawal.Coordinator, Deadline: null, Coordinator, Time.StartsAt))
        .Then(SignUpCancelled with { Because = Withdrawal.Coordinator, By = Coordinator, At = Time.StartsAt });

    [Fact]
    public void needs_a_place() => ShiftDecider.Instance.Given(Scheduled).When(_back).ThenRejected(new NoSuchSignUp());

    [Fact]
    public void is_not_for_who_came() =>
        ShiftDecider.Instance.Given(Scheduled, SignedUp, Attended).When(_back).ThenRejected(new AttendanceIsNoted());
}
