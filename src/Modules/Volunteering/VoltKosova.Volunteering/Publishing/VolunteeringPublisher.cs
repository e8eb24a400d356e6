using VoltKosova.Messaging;
using VoltKosova.Volunteering.Contracts;
using VoltKosova.Volunteering.Domain.Volunteers;

namespace VoltKosova.Volunteering.Publishing;

/// <summary>What others may know of this module: ids and dates, nothing about the person.</summary>
internal static class VolunteeringPublisher
{
    public static Publisher Instance { get; } = Publisher.Begin<VolunteeringStreams>()
        .On<VolunteerEvent.Joined, VolunteerJoined>("volunteering.volunteer-joined.v1", joined => new VolunteerJoined(
            joined.VolunteerId, joined.PersonId, joined.ChapterId, joined.JoinedOn))
        .End();
}
