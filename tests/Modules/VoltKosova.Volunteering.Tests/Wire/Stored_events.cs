using VoltKosova.Testing;
using VoltKosova.Volunteering.Domain.Hours;
using VoltKosova.Volunteering.Domain.Opportunities;
using VoltKosova.Volunteering.Domain.Shifts;
using VoltKosova.Volunteering.Domain.Volunteers;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Wire;

public sealed class Stored_events
{
    private static readonly Golden _golden = Golden.BesideMe();

    private static readonly object[] _all =
    [
        Joined, Paused, Resumed, Left, ProfileChanged, ShiftTaken, ShiftFreed, HoursCredited,
        Drafted, OpportunityChanged, Opened, OpportunityClosed, OpportunityCancelled,
        Scheduled, ShiftChanged, ShiftCancelled, SignedUp, SignUpCancelled, Attended, StayedAway,
        Reported, Confirmed, Refused, Corrected, Erased, HoursErased,
    ];

    [Fact]
    public void have_a_name_each()
    {
        Golden.EveryCaseHasAName<VolunteerEvent>(VolunteeringStreams.Names);
        Golden.EveryCaseHasAName<OpportunityEvent>(VolunteeringStreams.Names);
        Golden.EveryCaseHasAName<ShiftEvent>(VolunteeringStreams.Names);
        Golden.EveryCaseHasAName<HoursEvent>(VolunteeringStreams.Names);
    }

    [Fact]
    public void are_written_and_read_as_they_always_were()
    {
        foreach (var sample in _all)
            _golden.Keeps(VolunteeringStreams.Names, sample);
    }

    [Fact]
    public void stay_readable_in_every_version() => _golden.EveryFileIsStillRead(VolunteeringStreams.Names);
}
