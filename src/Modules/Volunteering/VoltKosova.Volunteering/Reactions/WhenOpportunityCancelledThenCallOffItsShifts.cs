using Npgsql;
using VoltKosova.EventStore;
using VoltKosova.Messaging;
using VoltKosova.Postgres;
using VoltKosova.Volunteering.Domain.Opportunities;
using VoltKosova.Volunteering.Domain.Shifts;
using VoltKosova.Volunteering.Features;

namespace VoltKosova.Volunteering.Reactions;

/// <summary>An opportunity that was given up has no shifts to come; those that have started stay as they are.</summary>
internal sealed class WhenOpportunityCancelledThenCallOffItsShifts(Databases databases) : IReaction<OpportunityEvent.Cancelled>
{
    public async Task When(Delivered<OpportunityEvent.Cancelled> delivered, Writing writing)
    {
        var cancelled = delivered.Event;
        foreach (var id in await ShiftsOf(cancelled.OpportunityId, writing.Cancellation))
        {
            if ((await writing.Load(VolunteeringStreams.Shifts, id)).State is Shift.Scheduled shift
                && shift.Plan.Time.StartsAt > writing.Now)
                await CallingOff.CallOff(writing, shift, cancelled.Reason, cancelled.By);
        }
    }

    private async Task<List<Guid>> ShiftsOf(Guid opportunity, CancellationToken cancellation)
    {
        await using var find = databases.For(VolunteeringStreams.Module).CreateCommand(
            """
            SELECT id FROM mt_doc_shift WHERE data ->> 'opportunity_id' = $1 AND data ->> 'state' = 'scheduled' ORDER BY id
            """);
        find.Parameters.Add(new NpgsqlParameter<string> { TypedValue = opportunity.ToString() });
        await using var reader = await find.ExecuteReaderAsync(cancellation);
        var shifts = new List<Guid>();
        while (await reader.ReadAsync(cancellation))
            shifts.Add(reader.GetGuid(0));
        return shifts;
    }
}
