using VoltKosova.Kernel;
using static VoltKosova.Volunteering.Domain.Hours.Hours;
using static VoltKosova.Volunteering.Domain.Hours.HoursCommand;

namespace VoltKosova.Volunteering.Domain.Hours;

internal static class HoursDecider
{
    public static Decider<Hours, HoursCommand, HoursEvent> Instance { get; } = new(Initial, Decide, Evolve);

    private static Decision<HoursEvent> Decide(Hours hours, HoursCommand command) => (hours, command) switch
    {
        (Unreported or Gone, Erase) or (Gone, Report) => Decision<HoursEvent>.Nothing,
        (_, Erase c) => new HoursEvent.Erased(c.HoursId, c.At),
        (Gone, _) => new NoSuchHours(),

        (Unreported, Report c) when c.Reporting.WorkedOn > c.Today => new HoursInTheFuture(),
        (Unreported, Report c) => c.Reporting,
        (_, Report) => Decision<HoursEvent>.Nothing,
        (Unreported, _) => new NoSuchHours(),

        (Known h, Confirm c) when IsOwn(h, c.By, c.ByPerson) => new OwnHours(),
        (Known h, Refuse c) when IsOwn(h, c.By, c.ByPerson) => new OwnHours(),
        (Known h, Correct c) when IsOwn(h, c.By, c.ByPerson) => new OwnHours(),

        (Waiting { Report: var r }, Confirm c) => new HoursEvent.Confirmed(
            r.HoursId, r.PersonId, r.ChapterId, r.OpportunityId, r.WorkedOn, r.Minutes, c.Today, c.By, c.At),
        (Hours.Confirmed, Confirm) => Decision<HoursEvent>.Nothing,

        (Waiting { Report: var r }, Refuse c) => new HoursEvent.Refused(r.HoursId, r.PersonId, c.Reason, c.By, c.At),
        (Hours.Refused, Refuse) => Decision<HoursEvent>.Nothing,

        (Known, Confirm or Refuse) => new HoursAreDecided(),

        (Hours.Confirmed h, Correct c) when h.Corrections.Contains(c.CorrectionId) => Decision<HoursEvent>.Nothing,
        (Hours.Confirmed h, Correct c) when h.Minutes + c.Minutes < 0 => new HoursBelowNone(),
        (Hours.Confirmed { Report: var r }, Correct c) =>
            new HoursEvent.Corrected(r.HoursId, c.CorrectionId, r.PersonId, r.ChapterId, c.Minutes, c.Reason, c.By, c.At),
        (Known, Correct) => new HoursNotConfirmed(),

        _ => throw new System.Diagnostics.UnreachableException(command.GetType().Name),
    };

    // Two keys: neither the account that reported nor the person who worked.
    private static bool IsOwn(Known hours, Guid by, Guid? byPerson) => by == hours.Report.By || byPerson == hours.Report.PersonId;
}
