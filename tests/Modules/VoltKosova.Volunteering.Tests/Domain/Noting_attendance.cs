using VoltKosova.Testing;
using VoltKosova.Volunteering.Domain.Shifts;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Domain;

public sealed class Noting_attendance
{
    private static readonly ShiftCommand.NoteAttendance _came = new(Person, Attended: true, Coordinator, Time.EndsAt);

    [Fact]
    public void says_that_somebody_came() => ShiftDecider.Instance.Given(Scheduled, SignedUp).When(_came).Then(Attended);

    [Fact]
    public void says_that_somebody_stayed_away() =>
        ShiftDecider.Instance.Given(Scheduled, SignedUp).When(_came with { Attended = false }).Then(StayedAway);

    [Fact]
    public void can_be_set_right() => ShiftDecider.Instance.Given(Scheduled, SignedUp, StayedAway).When(_came).Then(Attended);

    [Fact]
    public void waits_for_the_start() => ShiftDecider.Instance.Given(Scheduled, SignedUp)
        .When(_came with { At = Time.StartsAt.AddTicks(-1) })
        .ThenRejected(new ShiftNotStarted());

    [Fact]
    public void needs_a_place()
    {
        ShiftDecider.Instance.Given(Scheduled).When(_came).ThenRejected(new NoSuchSignUp());
        ShiftDecider.Instance.Given(Scheduled, SignedUp, SignUpCancelled).When(_came).ThenRejected(new NoSuchSignUp());
    }
}
