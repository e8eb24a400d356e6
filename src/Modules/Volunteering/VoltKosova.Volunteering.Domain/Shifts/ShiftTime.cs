using System.Diagnostics.CodeAnalysis;
using VoltKosova.Kernel;

namespace VoltKosova.Volunteering.Domain.Shifts;

/// <summary>Which of the two is meant when the clocks go back and an hour comes twice.</summary>
internal enum RepeatedHour
{
    First,
    Second,
}

/// <summary>
/// When a shift takes place: what stands on the poster, and the two instants that it means. The length is the difference of the instants,
/// so a shift through the night of a clock change is as long as it is lived.
/// </summary>
/// <param name="Date">The local day on which it begins.</param>
/// <param name="End">On the next day when it is not after the start.</param>
/// <param name="Zone">IANA.</param>
internal sealed record ShiftTime(
    DateOnly Date, TimeOnly Start, TimeOnly End, string Zone, DateTimeOffset StartsAt, DateTimeOffset EndsAt)
{
    /// <summary>Where nobody names a zone; Kosovo has the clock of Belgrade and no zone of its own.</summary>
    public const string UsualZone = "Europe/Belgrade";

    /// <summary>
    /// Finds the instants. A time that the clock skips is refused; one that comes twice is refused until the caller says which is meant.
    /// </summary>
    public static bool TryMake(
        DateOnly date,
        TimeOnly start,
        TimeOnly end,
        string zone,
        RepeatedHour? repeated,
        [NotNullWhen(true)] out ShiftTime? time,
        [NotNullWhen(false)] out Rejection? no)
    {
        (time, no) = (null, null);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) || !found.HasIanaId)
            no = new ZoneUnknown();
        else if (start == end)
            no = new ShiftWithoutLength();
        else if (TryFind(found, date.ToDateTime(start), repeated, out var from, out no)
                 && TryFind(found, date.AddDays(end < start ? 1 : 0).ToDateTime(end), repeated, out var until, out no))
            time = new ShiftTime(date, start, end, zone, from, until);
        return no is null;
    }

    private static bool TryFind(
        TimeZoneInfo zone, DateTime local, RepeatedHour? repeated, out DateTimeOffset instant, [NotNullWhen(false)] out Rejection? no)
    {
        instant = default;
        no = zone.IsInvalidTime(local) ? new TimeDoesNotExist()
            : zone.IsAmbiguousTime(local) && repeated is null ? new TimeExistsTwice()
            : null;
        if (no is null)
            instant = new DateTimeOffset(local, OffsetAt(zone, local, repeated)).ToUniversalTime();
        return no is null;
    }

    // Before the clocks go back they are further ahead: the greater offset is the earlier instant.
    private static TimeSpan OffsetAt(TimeZoneInfo zone, DateTime local, RepeatedHour? repeated) =>
        !zone.IsAmbiguousTime(local) ? zone.GetUtcOffset(local)
        : repeated is RepeatedHour.First ? zone.GetAmbiguousTimeOffsets(local).Max()
        : zone.GetAmbiguousTimeOffsets(local).Min();
}
