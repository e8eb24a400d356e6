namespace VoltKosova.Kernel;

/// <summary>
/// Days and times where the movement has its seat. There is no zone of its own for Kosovo; Europe/Belgrade has the same clock.
/// </summary>
public static class Seat
{
    /// <summary>The zone, with its changes to summer time and back.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Belgrade");

    /// <summary>The day at the seat at an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);
}
