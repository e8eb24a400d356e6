using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Hours;
using VoltKosova.Volunteering.Domain.Volunteers;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>Decides on hours that belong to the caller's chapters; for all others there are none.</summary>
internal static class OnHours
{
    public static async Task<Answer> Decide(
        Store<VolunteeringStreams> store,
        Caller caller,
        Guid id,
        long ifVersion,
        Func<Writing, HoursCommand> command,
        CancellationToken cancellation)
    {
        var scope = await caller.Scope(VolunteeringRights.ConfirmHours, cancellation);
        return await store.Write<Answer>(
            async writing =>
            {
                var hours = await writing.Load(VolunteeringStreams.Hours, id);
                if (hours.State is not Domain.Hours.Hours.Known known || !scope.Holds(known.Report.ChapterId))
                    return new NoSuchHours();
                var before = hours.Version;
                if (await writing.Decide(VolunteeringStreams.Hours, id, command(writing), ifVersion) is { } no)
                    return no;
                if (hours.Version > before)
                    await Follow(writing, hours.State, known.Report, MinutesOf(known));
                return Answer.NoContent(hours.Version);
            },
            cancellation);
    }

    /// <summary>What counts is credited to the volunteer in the same transaction; refused hours of a shift may be reported again.</summary>
    private static async Task Follow(Writing writing, Domain.Hours.Hours hours, HoursEvent.Reported report, int before)
    {
        if (hours is Domain.Hours.Hours.Confirmed confirmed)
        {
            var credit = new VolunteerCommand.CreditHours(writing.NewId(), report.HoursId, confirmed.Minutes - before, writing.Now);
            await writing.Decide(VolunteeringStreams.Volunteers, report.PersonId, credit);
        }
        else if (report.ShiftId is { } shift)
        {
            writing.Delete(VolunteeringStreams.HoursClaims, HoursClaim.KeyOf(shift, report.PersonId));
        }
    }

    private static int MinutesOf(Domain.Hours.Hours hours) => hours is Domain.Hours.Hours.Confirmed confirmed ? confirmed.Minutes : 0;
}
