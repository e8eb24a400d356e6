using System.Globalization;

namespace VoltKosova.Web;

/// <summary>Moments as they stand in a URL.</summary>
internal static class Moment
{
    private static readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Belgrade");

    /// <summary>An instant of RFC 3339 with its offset, in UTC; null when it is none.</summary>
    public static DateTimeOffset? Instant(string text) =>
        (text is [.., 'Z'] || (text.Length > 6 && text[^6] is '+' or '-'))
        && DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : null;

    /// <summary>What an instant or a day covers, in UTC; a day begins and ends on the clocks of Kosovo. Null when it is neither.</summary>
    public static (DateTimeOffset From, DateTimeOffset To)? Read(string text)
    {
        if (Instant(text) is { } at)
            return (at, at);
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day > DateOnly.MinValue && day < DateOnly.MaxValue
                ? (Midnight(day), Midnight(day.AddDays(1)).AddMicroseconds(-1))
                : null;
    }

    private static DateTimeOffset Midnight(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, _zone.GetUtcOffset(midnight)).ToUniversalTime();
    }
}
