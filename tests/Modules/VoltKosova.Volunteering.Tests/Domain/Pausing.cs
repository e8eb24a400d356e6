using VoltKosova.Testing;
using VoltKosova.Volunteering.Domain.Volunteers;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Domain;

public sealed class Pausing
{
    private static readonly VolunteerCommand _pause = new VolunteerCommand.Pause(Coordinator, Later);
    private static readonly VolunteerCommand _resume = new VolunteerCommand.Resume(Coordinator, Later);

    [Fact]
    public void stops_the_help() => VolunteerDecider.Instance.Given(Joined).When(_pause).Then(Paused);

    [Fact]
    public void ends_with_the_resumption() => VolunteerDecider.Instance.Given(Joined, Paused).When(_resume).Then(Resumed);

    [Fact]
    public void can_be_done_again_after_a_resumption() =>
        VolunteerDecider.Instance.Given(Joined, Paused, Resumed).When(_pause).Then(Paused);

    [Fact]
    public void needs_a_volunteer() => VolunteerDecider.Instance.Given().When(_pause).ThenRejected(new NoSuchVolunteer());

    [Fact]
    public void is_not_for_who_has_left() =>
        VolunteerDecider.Instance.Given(Joined, Left).When(_pause).ThenRejected(new VolunteerHasLeft());

    [Fact]
    public void does_not_bring_back_who_has_left_by_its_end() =>
        VolunteerDecider.Instance.Given(Joined, Paused, Left).When(_resume).ThenRejected(new VolunteerHasLeft());

    [Fact]
    public void needs_no_end_while_there_is_none() => VolunteerDecider.Instance.Given(Joined).When(_resume).ThenNothing();
}
