using VoltKosova.Volunteering.Domain;

namespace VoltKosova.Volunteering.Views;

/// <summary>A shift as everybody sees it: when, where, and how many places are left.</summary>
internal sealed record PublicShift(
    Guid Id,
    DateOnly Date,
    string StartTime,
    string EndTime,
    string Zone,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    Place Place,
    int Capacity,
    int PlacesLeft)
{
    public static PublicShift Of(ShiftRow row) => new(
        row.Id, row.Date, row.StartTime, row.EndTime, row.Zone, row.StartsAt, row.EndsAt, row.Place, row.Capacity,
        row.Capacity - row.Taken);
}
