using VoltKosova.Kernel;
using static VoltKosova.Volunteering.Domain.Volunteers.Volunteer;
using static VoltKosova.Volunteering.Domain.Volunteers.VolunteerCommand;

namespace VoltKosova.Volunteering.Domain.Volunteers;

internal static class VolunteerDecider
{
    public static Decider<Volunteer, VolunteerCommand, VolunteerEvent> Instance { get; } = new(Initial, Decide, Evolve);

    private static Decision<VolunteerEvent> Decide(Volunteer volunteer, VolunteerCommand command) => (volunteer, command) switch
    {
        (Stranger or Former, Join c) => c.Joining,
        (_, Join) => Decision<VolunteerEvent>.Nothing,
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

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };
}
