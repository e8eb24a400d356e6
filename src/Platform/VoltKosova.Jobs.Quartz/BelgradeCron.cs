using Quartz;

namespace VoltKosova.Jobs.Quartz;

/// <summary>Crons on the clocks of Kosovo, which follow Europe/Belgrade through both changes of the year.</summary>
internal static class BelgradeCron
{
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Belgrade");

    /// <exception cref="InvalidOperationException">It is no cron.</exception>
    public static CronExpression Parse(string jobId, string cron) => CronExpression.TryParse(cron, out var expression)
        ? expression.WithTimeZone(Zone)
        : throw new InvalidOperationException($"The job {jobId} declares \"{cron}\", which is no cron.");
}
