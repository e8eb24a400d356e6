using VoltKosova.Access;
using VoltKosova.EventStore;
using VoltKosova.Volunteering.Domain.Opportunities;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>Decides on one opportunity of the caller's chapters; for all others there is none.</summary>
internal static class OnOpportunity
{
    public static async Task<Answer> Decide(
        Store<VolunteeringStreams> store,
        Caller caller,
        Guid id,
        long ifVersion,
        Func<Writing, OpportunityCommand> command,
        CancellationToken cancellation)
    {
        var scope = await caller.Scope(VolunteeringRights.PlanShifts, cancellation);
        return await store.Write<Answer>(
            async writing =>
            {
                var opportunity = await writing.Load(VolunteeringStreams.Opportunities, id);
                if (opportunity.State is not Opportunity.Planned planned || !scope.Holds(planned.ChapterId))
                    return new NoSuchOpportunity();
                return await writing.Decide(VolunteeringStreams.Opportunities, id, command(writing), ifVersion) is { } no
                    ? no
                    : Answer.NoContent(opportunity.Version);
            },
            cancellation);
    }
}
