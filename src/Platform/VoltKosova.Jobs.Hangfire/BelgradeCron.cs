using Cronos;

namespace VoltKosova.Jobs.Hangfire;

/// <summary>Crons on the clocks of Kosovo, which follow Europe/Belgrade through both changes of the year.</summary>
internal static class BelgradeCron
{
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Belgrade");

    /// <exception cref="InvalidOperationException">It is no cron.</exception>
    public static CronExpression Parse(string jobId, string cron) =>
        CronExpression.TryParse(cron, CronFormat.IncludeSeconds, out var parsed)
        ? parsed
        : throw new InvalidOperationException($"The job {jobId} declares \"{cron}\", which is no cron.");

    /// <summary>The instant of the cron that a moment belongs to: the last one that is not after it.</summary>
    public static DateTimeOffset InstantBefore(CronExpression cron, DateTimeOffset moment)
    {
        for (var back = TimeSpan.FromSeconds(1); ; back *= 2)
        {
            var instants = cron.GetOccurrences(moment.UtcDateTime - back, moment.UtcDateTime, Zone, toInclusive: true);
            if (instants.Select(instant => (DateTime?)instant).LastOrDefault() is { } last)
                return new DateTimeOffset(last, TimeSpan.Zero);
        }
    }
}
