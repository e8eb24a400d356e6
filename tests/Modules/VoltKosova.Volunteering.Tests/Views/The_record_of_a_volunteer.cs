using VoltKosova.Testing;
using VoltKosova.Volunteering.Views;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Views;

public sealed class The_record_of_a_volunteer
{
    private static readonly VolunteerRow _active = new(Person, Person, Chapter, VolunteerRow.Active, Today, Now);

    [Fact]
    public void begins_when_they_join() => VolunteerRow.Projection.Shows([Joined], _active);

    [Fact]
    public void shows_a_pause_and_since_when() =>
        VolunteerRow.Projection.Shows([Joined, Paused], _active with { State = VolunteerRow.Paused, Since = Later });

    [Fact]
    public void shows_that_a_pause_is_over() => VolunteerRow.Projection.Shows([Joined, Paused, Resumed], _active with { Since = Later });

    [Fact]
    public void stays_when_they_leave() =>
        VolunteerRow.Projection.Shows([Joined, Left], _active with { State = VolunteerRow.Left, Since = Later });

    [Fact]
    public void begins_anew_when_they_come_back() => VolunteerRow.Projection.Shows(
        [Joined, Left, Joined with { JoinedOn = Today.AddDays(30), At = Later }],
        _active with { JoinedOn = Today.AddDays(30), Since = Later });
}
