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
    public void keeps_pauses_and_departures_to_itself()
    {
        VolunteeringPublisher.Instance.Publish(Paused).ShouldBeNull();
        VolunteeringPublisher.Instance.Publish(Resumed).ShouldBeNull();
        VolunteeringPublisher.Instance.Publish(Left).ShouldBeNull();
    }
}
