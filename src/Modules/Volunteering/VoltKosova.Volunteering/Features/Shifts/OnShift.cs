using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Volunteering.Domain.Opportunities;
using VoltKosova.Volunteering.Domain.Shifts;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>Decides on one shift: of the caller's chapters, or one that they lead; for all others there is none.</summary>
internal static class OnShift
{
    public static async Task<Answer> AsStaff(
        Store<VolunteeringStreams> store,
        Caller caller,
        Guid id,
        Func<Writing, Shift.Known, Task<Rejection?>> decide,
        CancellationToken cancellation)
    {
        var scope = await caller.Scope(VolunteeringRights.PlanShifts, cancellation);
        return await store.Write<Answer>(
            async writing =>
            {
                var shift = await writing.Load(VolunteeringStreams.Shifts, id);
                if (shift.State is not Shift.Known known || !scope.Holds(known.ChapterId))
                    return new NoSuchShift();
                return await decide(writing, known) is { } no ? no : Answer.NoContent(shift.Version);
            },
            cancellation);
    }

    /// <summary>The person who leads the shifts of an opportunity may do as much for these shifts as the coordinator.</summary>
    public static async Task<bool> IsLead(Writing writing, Shift.Known shift, Guid? person) =>
        person is not null
        && (await writing.Load(VolunteeringStreams.Opportunities, shift.OpportunityId)).State is Opportunity.Planned { Plan: var plan }
        && plan.ContactPersonId == person;
}
