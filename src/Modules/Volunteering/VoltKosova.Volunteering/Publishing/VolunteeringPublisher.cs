using VoltKosova.Messaging;
using VoltKosova.Volunteering.Contracts;
using VoltKosova.Volunteering.Domain.Hours;
using VoltKosova.Volunteering.Domain.Shifts;
using VoltKosova.Volunteering.Domain.Volunteers;

namespace VoltKosova.Volunteering.Publishing;

/// <summary>What others may know of this module: ids and dates, nothing about the person.</summary>
internal static class VolunteeringPublisher
{
    public static Publisher Instance { get; } = Publisher.Begin<VolunteeringStreams>()
        .Since(2026, 11, 22)
        .On<VolunteerEvent.Joined, VolunteerJoined>("volunteering.volunteer-joined.v1", joined => new VolunteerJoined(
            joined.VolunteerId, joined.PersonId, joined.ChapterId, joined.JoinedOn))
        .On<ShiftEvent.SignedUp, ShiftSignedUp>("volunteering.shift-signed-up.v1", signedUp => new ShiftSignedUp(
            signedUp.ShiftId,
            signedUp.SignUpId,
            signedUp.OpportunityId,
            signedUp.PersonId,
            signedUp.ChapterId,
            signedUp.Time.StartsAt,
            signedUp.Time.EndsAt))
        .On<HoursEvent.Confirmed, HoursConfirmed>("volunteering.hours-confirmed.v1", confirmed => new HoursConfirmed(
            confirmed.HoursId,
            confirmed.PersonId,
            confirmed.ChapterId,
            confirmed.OpportunityId,
            confirmed.WorkedOn,
            confirmed.Minutes,
            confirmed.ConfirmedOn))
        .End();
}
