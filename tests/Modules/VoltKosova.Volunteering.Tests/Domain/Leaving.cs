using VoltKosova.Testing;
using VoltKosova.Volunteering.Domain.Volunteers;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Domain;

public sealed class Leaving
{
    private static readonly VolunteerCommand _leave = new VolunteerCommand.Leave(Person, Later);
    private static readonly VolunteerCommand _return = new VolunteerCommand.Return(Today.AddDays(30), Later.AddDays(20));

    [Fact]
    public void ends_the_help() => VolunteerDecider.Instance.Given(Joined).When(_leave).Then(Left);

    [Fact]
    public void is_free_during_a_pause() => VolunteerDecider.Instance.Given(Joined, Paused).When(_leave).Then(Left);

    [Fact]
    public void needs_a_volunteer() => VolunteerDecider.Instance.Given().When(_leave).ThenRejected(new NoSuchVolunteer());

    [Fact]
    public void leaves_the_way_back_to_the_same_chapter_open() => VolunteerDecider.Instance.Given(Joined, Left)
        .When(_return)
        .Then(Joined with { JoinedOn = Today.AddDays(30), At = Later.AddDays(20) });

    [Fact]
    public void must_come_before_a_return() => VolunteerDecider.Instance.Given(Joined, Paused).When(_return).ThenNothing();

    [Fact]
    public void lets_nobody_return_who_never_joined() =>
        VolunteerDecider.Instance.Given().When(_return).ThenRejected(new NoSuchVolunteer());
}
