using Shouldly;
using VoltKosova.Volunteering.Contracts;
using VoltKosova.Volunteering.Publishing;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Publishing;

public sealed class Telling_others
{
    [Fact]
    public void says_that_somebody_helps() => VolunteeringPublisher.Instance.Publish(Joined).ShouldBe(
        ("volunteering.volunteer-joined.v1", new VolunteerJoined(Person, Person, Chapter, Today)));

    [Fact]
    public void says_that_somebody_has_a_place() => VolunteeringPublisher.Instance.Publish(SignedUp).ShouldBe((
        "volunteering.shift-signed-up.v1",
        new ShiftSignedUp(ShiftId, SignUpId, OpportunityId, Person, Chapter, Time.StartsAt, Time.EndsAt)));

    [Fact]
    public void says_that_hours_count() => VolunteeringPublisher.Instance.Publish(Confirmed).ShouldBe((
        "volunteering.hours-confirmed.v1",
        new HoursConfirmed(HoursId, Person, Chapter, OpportunityId, Time.Date, 150, Time.Date.AddDays(1))));

    [Fact]
    public void keeps_everything_else_to_itself()
    {
        object[] facts =
        [
            Paused, Resumed, Left, ProfileChanged, ShiftTaken, Opened, SignUpCancelled, Attended, StayedAway, Reported, Refused, Corrected,
        ];
        foreach (var fact in facts)
            VolunteeringPublisher.Instance.Publish(fact).ShouldBeNull(fact.GetType().Name);
    }
}
