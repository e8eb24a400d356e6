using VoltKosova.Kernel;
using static VoltKosova.Volunteering.Domain.Volunteers.Volunteer;
using static VoltKosova.Volunteering.Domain.Volunteers.VolunteerCommand;

namespace VoltKosova.Volunteering.Domain.Volunteers;

internal static class VolunteerDecider
{
    public static Decider<Volunteer, VolunteerCommand, VolunteerEvent> Instance { get; } = new(Initial, Decide, Evolve);

    private static Decision<VolunteerEvent> Decide(Volunteer volunteer, VolunteerCommand command) => (volunteer, command) switch
    {
        (Stranger or Gone, Erase) or (Gone, Join or FreeShift or CreditHours) => Decision<VolunteerEvent>.Nothing,
        (_, Erase c) => new VolunteerEvent.Erased(c.VolunteerId, c.At),
        (Gone, TakeShift) => new NotAVolunteer(),
        (Gone, _) => new NoSuchVolunteer(),

        (Stranger or Former, Join c) => c.Joining,
        (_, Join) => Decision<VolunteerEvent>.Nothing,
        (Stranger, TakeShift) => new NotAVolunteer(),
        (Stranger, _) => new NoSuchVolunteer(),

        (Former f, Return c) => f.Joined with { JoinedOn = c.On, At = c.At },
        (_, Return) => Decision<VolunteerEvent>.Nothing,

        (Active a, Pause c) => new VolunteerEvent.Paused(a.Id, c.By, c.At),
        (Volunteer.Paused, Pause) => Decision<VolunteerEvent>.Nothing,

        (Volunteer.Paused p, Resume c) => new VolunteerEvent.Resumed(p.Id, c.By, c.At),
        (Active, Resume) => Decision<VolunteerEvent>.Nothing,

        (Former, Pause or Resume) => new VolunteerHasLeft(),

        (Active or Volunteer.Paused, Leave c) => new VolunteerEvent.Left(((Known)volunteer).Id, c.By, c.At),
        (Former, Leave) => Decision<VolunteerEvent>.Nothing,

        (Known k, ChangeProfile c) when k.Kept.Profile == c.Profile => Decision<VolunteerEvent>.Nothing,
        (Known k, ChangeProfile c) => new VolunteerEvent.ProfileChanged(k.Id, k.Joined.PersonId, c.Profile, c.At),

        (Known k, TakeShift c) when k.Kept.Shifts.ContainsKey(c.ShiftId) => Decision<VolunteerEvent>.Nothing,
        (Former, TakeShift) => new NotAVolunteer(),
        (Volunteer.Paused, TakeShift) => new VolunteerIsPaused(),
        (Active a, TakeShift c) => Obstacle(a.Kept, c) is { } no
            ? no
            : new VolunteerEvent.ShiftTaken(a.Id, c.ShiftId, c.From, c.Until, c.At),

        (Known k, FreeShift c) when k.Kept.Shifts.ContainsKey(c.ShiftId) => new VolunteerEvent.ShiftFreed(k.Id, c.ShiftId, c.At),
        (_, FreeShift) => Decision<VolunteerEvent>.Nothing,

        (Known k, CreditHours c) when k.Kept.Credits.Contains(c.CreditId) => Decision<VolunteerEvent>.Nothing,
        (Known k, CreditHours c) => new VolunteerEvent.HoursCredited(k.Id, c.CreditId, c.HoursId, c.Minutes, c.At),

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };

    private static Rejection? Obstacle(Kept volunteer, TakeShift shift) => (volunteer.Profile?.BirthDate, shift.MinimumAge) switch
    {
        (null, not null) => new AgeUnknown(),
        ({ } born, { } age) when born.AddYears(age) > shift.Day => new TooYoungForShift(age),
        _ when shift.Needs.Any(needed => volunteer.Profile?.Can(needed) != true) => new SkillMissing(),
        _ when volunteer.Shifts.Values.Any(busy => busy.Overlaps(shift.From, shift.Until)) => new Overlap(),
        _ => null,
    };
}
