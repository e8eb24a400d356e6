using VoltKosova.Volunteering.Domain.Volunteers;
using VoltKosova.Testing;
using Xunit;
using static VoltKosova.Volunteering.Tests.Facts;

namespace VoltKosova.Volunteering.Tests.Wire;

public sealed class Stored_events
{
    private static readonly Golden _golden = Golden.BesideMe();

    [Fact]
    public void have_a_name_each() => Golden.EveryCaseHasAName<VolunteerEvent>(VolunteeringStreams.Names);

    [Fact]
    public void are_written_and_read_as_they_always_were()
    {
        foreach (var sample in (VolunteerEvent[])[Joined, Paused, Resumed, Left])
            _golden.Keeps(VolunteeringStreams.Names, sample);
    }

    [Fact]
    public void stay_readable_in_every_version() => _golden.EveryFileIsStillRead(VolunteeringStreams.Names);
}
