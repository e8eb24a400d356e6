using VoltKosova.Testing;
using VoltKosova.Volunteering.Domain.Shifts;
using VoltKosova.Volunteering.Views;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Views;

public sealed class The_rows_of_shifts
{
    private static readonly ShiftRow _shift = new(
        ShiftId, OpportunityId, Chapter, ShiftRow.Scheduled, Time.Date, "10:00", "12:30", "Europe/Belgrade", Time.StartsAt, Time.EndsAt,
        PlanOfShift.Place, 2, 1, 0, PlanOfShift.Instructions);

    private static readonly SignUpRow _signUp = new(
        SignUpId, ShiftId, OpportunityId, Chapter, Person, SignUpRow.SignedUp, Time.Date, Time.StartsAt, Time.EndsAt, Now);

    [Fact]
    public void count_the_places_that_are_taken()
    {
        ShiftRow.Projection.Shows([Scheduled], _shift);
        ShiftRow.Projection.Shows([Scheduled, SignedUp, AnotherSignedUp], _shift with { Taken = 2 });
        ShiftRow.Projection.Shows([Scheduled, SignedUp, SignUpCancelled], _shift);
    }

    [Fact]
    public void keep_the_places_through_a_change() =>
        ShiftRow.Projection.Shows([Scheduled, SignedUp, ShiftChanged], _shift with { Taken = 1, Capacity = 3 });

    [Fact]
    public void say_why_there_is_none() => ShiftRow.Projection.Shows(
        [Scheduled, ShiftCancelled], _shift with { State = ShiftRow.Cancelled, CancelReason = "Shi." });

    [Fact]
    public void follow_a_sign_up_to_its_end()
    {
        SignUpRow.Projection.Shows([SignedUp], _signUp);
        SignUpRow.Projection.Shows(
            [SignedUp, SignUpCancelled],
            _signUp with { State = SignUpRow.Cancelled, CancelledAt = Later, CancelledBecause = Withdrawal.Volunteer });
        SignUpRow.Projection.Shows(
            [SignedUp, StayedAway, Attended], _signUp with { State = SignUpRow.Attended, AttendanceNotedAt = Time.EndsAt });
        SignUpRow.Projection.Shows(
            [SignedUp, StayedAway], _signUp with { State = SignUpRow.StayedAway, AttendanceNotedAt = Time.EndsAt });
    }
}
