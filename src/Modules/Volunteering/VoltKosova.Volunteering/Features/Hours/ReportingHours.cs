using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Volunteering.Domain.Hours;
using VoltKosova.Volunteering.Domain.Opportunities;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>The hours that somebody has reported for a shift: one report per shift and person waits or counts.</summary>
internal sealed record HoursClaim(Guid HoursId)
{
    public static string KeyOf(Guid shift, Guid person) => $"{shift}/{person}";
}

internal sealed record HoursBody(Guid HoursId);

/// <summary>Writes a report down.</summary>
internal static class ReportingHours
{
    public const int LongestMinutes = 24 * 60;

    public static async Task<Answer> Report(
        Writing writing, Guid person, Guid by, Opportunity.Planned opportunity, Guid? shift, DateOnly workedOn, int minutes)
    {
        var id = writing.NewId();
        if (shift is { } one)
        {
            var claim = HoursClaim.KeyOf(one, person);
            if (await writing.Row<HoursClaim>(VolunteeringStreams.HoursClaims, claim) is not null)
                return writing.Reject(new HoursAlreadyReported());
            writing.Insert(VolunteeringStreams.HoursClaims, claim, new HoursClaim(id));
        }

        var reported = new HoursEvent.Reported(
            id, person, opportunity.ChapterId, opportunity.Id, shift, workedOn, minutes, by, writing.Now);
        return writing.Start(VolunteeringStreams.Hours, id, new HoursCommand.Report(reported, Seat.DayOf(writing.Now))) is { } no
            ? no
            : Answer.Created($"/api/v1/volunteering/hours/{id}", new HoursBody(id), version: 1);
    }
}

internal sealed record HoursAlreadyReported() : Rejection("Hours have been reported for this shift.");

internal sealed record NotAttended() : Rejection("Nobody has noted that you came to this shift.");
