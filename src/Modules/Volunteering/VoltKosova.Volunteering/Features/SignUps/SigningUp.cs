using VoltKosova.EventStore;
using VoltKosova.Kernel;
using VoltKosova.Volunteering.Domain.Opportunities;
using VoltKosova.Volunteering.Domain.Shifts;
using VoltKosova.Volunteering.Domain.Volunteers;
using VoltKosova.Web;

namespace VoltKosova.Volunteering.Features;

/// <summary>
/// Takes a place. The shift's stream guards the places and the volunteer's stream guards their time: both move in one transaction, so
/// whoever was slower decides again on what is there then.
/// </summary>
internal static class SigningUp
{
    public static async Task<Answer> TakePlace(Writing writing, Loaded<Shift, ShiftEvent> shift, Guid person, Guid by)
    {
        var known = (Shift.Known)shift.State;
        var opportunity = (Opportunity.Planned)(await writing.Load(VolunteeringStreams.Opportunities, known.OpportunityId)).State;
        var takePlace = new ShiftCommand.TakePlace(writing.NewId(), person, opportunity.TakesSignUps(writing.Now), by, writing.Now);
        if (await writing.Decide(VolunteeringStreams.Shifts, known.Id, takePlace) is { } no)
            return no;
        var time = known.Plan.Time;
        var takeShift = new VolunteerCommand.TakeShift(
            known.Id, time.StartsAt, time.EndsAt, time.Date, opportunity.Plan.MinimumAge, opportunity.Plan.Skills, writing.Now);
        return await writing.Decide(VolunteeringStreams.Volunteers, person, takeShift) is { } unfit
            ? unfit
            : Answer.Ok(new SignUpBody(((Shift.Known)shift.State).SignUps[person].Id), shift.Version);
    }

    public static async Task<Rejection?> GivePlaceBack(
        Writing writing, Guid shift, Guid person, Withdrawal because, DateTimeOffset? deadline, Guid by)
    {
        var giveBack = new ShiftCommand.GivePlaceBack(person, because, deadline, by, writing.Now);
        return await writing.Decide(VolunteeringStreams.Shifts, shift, giveBack)
            ?? await writing.Decide(VolunteeringStreams.Volunteers, person, new VolunteerCommand.FreeShift(shift, writing.Now));
    }
}

internal sealed record SignUpBody(Guid SignUpId);
