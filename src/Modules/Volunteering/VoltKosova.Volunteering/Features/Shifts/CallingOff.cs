using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Volunteering.Domain.Shifts;
using VoltKosova.Volunteering.Domain.Volunteers;

namespace VoltKosova.Volunteering.Features;

/// <summary>Calls a shift off and gives everybody who had a place their time back, in one transaction.</summary>
internal static class CallingOff
{
    public static async Task<Rejection?> CallOff(Writing writing, Shift.Known shift, string reason, Guid by, long? ifVersion = null)
    {
        var cancel = new ShiftCommand.Cancel(reason, by, writing.Now);
        if (await writing.Decide(VolunteeringStreams.Shifts, shift.Id, cancel, ifVersion) is { } no)
            return no;
        foreach (var person in shift.SignUps.Keys)
            await writing.Decide(VolunteeringStreams.Volunteers, person, new VolunteerCommand.FreeShift(shift.Id, writing.Now));
        return null;
    }
}
