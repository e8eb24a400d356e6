using VoltKosova.Kernel;
using static VoltKosova.Volunteering.Domain.Shifts.Shift;
using static VoltKosova.Volunteering.Domain.Shifts.ShiftCommand;

namespace VoltKosova.Volunteering.Domain.Shifts;

internal static class ShiftDecider
{
    public static Decider<Shift, ShiftCommand, ShiftEvent> Instance { get; } = new(Initial, Decide, Evolve);

    private static Decision<ShiftEvent> Decide(Shift shift, ShiftCommand command) => (shift, command) switch
    {
        (Unscheduled, Schedule c) => Flaw(c.Scheduling.Plan, c.Scheduling.At) is { } no ? no : c.Scheduling,
        (_, Schedule) => Decision<ShiftEvent>.Nothing,
        (Known s, FreePlaceOfErased c) when s.Plan.Time.StartsAt > c.At && s.SignUps.TryGetValue(c.PersonId, out var place) =>
            Withdraw(s, place, Withdrawal.Volunteer, c.By, c.At),
        (_, FreePlaceOfErased) => Decision<ShiftEvent>.Nothing,
        (Unscheduled, _) => new NoSuchShift(),

        (Known s, ChangePlan c) when s.Plan == c.Plan => Decision<ShiftEvent>.Nothing,
        (Scheduled s, ChangePlan c) => Flaw(s, c) is { } no ? no : new ShiftEvent.PlanChanged(s.Id, c.Plan, c.By, c.At),
        (Shift.Cancelled, ChangePlan) => new ShiftIsCancelled(),

        (Scheduled s, Cancel c) when c.At >= s.Plan.Time.StartsAt => new ShiftHasStarted(),
        (Scheduled s, Cancel c) => CallOff(s, c),
        (Shift.Cancelled, Cancel) => Decision<ShiftEvent>.Nothing,

        (Known s, TakePlace c) when s.SignUps.ContainsKey(c.PersonId) => Decision<ShiftEvent>.Nothing,
        (Shift.Cancelled, TakePlace) => new Closed(),
        (Scheduled s, TakePlace c) when !c.IsOpen || c.At >= s.Plan.Time.StartsAt => new Closed(),
        (Scheduled s, TakePlace) when s.SignUps.Count >= s.Plan.Capacity => new Full(),
        (Scheduled s, TakePlace c) => new ShiftEvent.SignedUp(
            s.Id, c.SignUpId, c.PersonId, s.OpportunityId, s.ChapterId, s.Plan.Time, c.By, c.At),

        (Known s, GivePlaceBack c) when !s.SignUps.ContainsKey(c.PersonId) =>
            s.Withdrawn.Contains(c.PersonId) ? Decision<ShiftEvent>.Nothing : new NoSuchSignUp(),
        (Known s, GivePlaceBack c) when s.SignUps[c.PersonId].Attended is not null => new AttendanceIsNoted(),
        (Known, GivePlaceBack c) when c.At > c.Deadline => new TooLateToCancel(),
        (Known s, GivePlaceBack c) => Withdraw(s, s.SignUps[c.PersonId], c.Because, c.By, c.At),

        (Known s, NoteAttendance c) when !s.SignUps.ContainsKey(c.PersonId) => new NoSuchSignUp(),
        (Known s, NoteAttendance c) when c.At < s.Plan.Time.StartsAt => new ShiftNotStarted(),
        (Known s, NoteAttendance c) when s.SignUps[c.PersonId].Attended == c.Attended => Decision<ShiftEvent>.Nothing,
        (Known s, NoteAttendance { Attended: true } c) =>
            new ShiftEvent.Attended(s.Id, s.SignUps[c.PersonId].Id, c.PersonId, c.By, c.At),
        (Known s, NoteAttendance c) => new ShiftEvent.StayedAway(s.Id, s.SignUps[c.PersonId].Id, c.PersonId, c.By, c.At),

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };

    private static Decision<ShiftEvent> CallOff(Scheduled shift, Cancel command) =>
    [
        new ShiftEvent.Cancelled(shift.Id, command.Reason, command.By, command.At),
        .. shift.SignUps.Values.OrderBy(signUp => signUp.Id)
            .Select(signUp => Withdraw(shift, signUp, Withdrawal.ShiftCancelled, command.By, command.At)),
    ];

    private static ShiftEvent.SignUpCancelled Withdraw(Known shift, SignUp signUp, Withdrawal because, Guid by, DateTimeOffset at) =>
        new(shift.Id, signUp.Id, signUp.PersonId, because, by, at);

    private static Rejection? Flaw(Scheduled shift, ChangePlan command) => command.Plan switch
    {
        _ when command.At >= shift.Plan.Time.StartsAt => new ShiftHasStarted(),
        var plan when plan.Time != shift.Plan.Time && shift.SignUps.Count > 0 => new TimeIsPromised(),
        var plan when plan.Capacity < shift.SignUps.Count => new CapacityBelowSignUps(),
        var plan => Flaw(plan, command.At),
    };

    private static Rejection? Flaw(ShiftPlan plan, DateTimeOffset at) => plan switch
    {
        _ when plan.Time.StartsAt <= at => new ShiftInThePast(),
        _ when plan.Minimum > plan.Capacity => new MinimumAboveCapacity(),
        _ => null,
    };
}
