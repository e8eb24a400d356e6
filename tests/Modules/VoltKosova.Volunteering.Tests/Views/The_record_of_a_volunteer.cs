using VoltKosova.Testing;
using VoltKosova.Volunteering.Views;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Views;

public sealed class The_record_of_a_volunteer
{
    private static readonly VolunteerRow _active = new(Person, Person, Chapter, VolunteerRow.Active, Today, Now);

    private static readonly VolunteerRow _known = _active with
    {
        Called = Profile.Called,
        Phone = Profile.Phone,
        Skills = Profile.Skills,
        Languages = Profile.Languages,
        Availability = Profile.Availability,
    };

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
    public void goes_on_when_they_come_back() => VolunteerRow.Projection.Shows(
        [Joined, ProfileChanged, HoursCredited, Left, Joined with { JoinedOn = Today.AddDays(30), At = Later }],
        _known with { JoinedOn = Today.AddDays(30), Since = Later, ConfirmedMinutes = 150 });

    [Fact]
    public void shows_what_they_say_but_not_how_old_they_are() => VolunteerRow.Projection.Shows([Joined, ProfileChanged], _known);

    [Fact]
    public void forgets_what_was_erased() =>
        VolunteerRow.Projection.Shows([Joined, ProfileChanged, ProfileChanged with { Profile = null }], _active);

    [Fact]
    public void adds_hours_and_counter_entries() => VolunteerRow.Projection.Shows(
        [Joined, HoursCredited, HoursCredited with { CreditId = Correction, Minutes = -30 }], _active with { ConfirmedMinutes = 120 });
}
