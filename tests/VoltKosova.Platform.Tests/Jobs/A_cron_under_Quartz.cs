using VoltKosova.Jobs.Quartz;

namespace VoltKosova.Platform.Tests.Jobs;

public sealed class A_cron_under_Quartz : CronContract
{
    protected override IEnumerable<DateTimeOffset> Instants(string cron, DateTimeOffset after) => Of(cron, after);

    internal static IEnumerable<DateTimeOffset> Of(string cron, DateTimeOffset after)
    {
        var expression = BelgradeCron.Parse("test.cron", cron);
        for (var at = expression.GetNextValidTimeAfter(after); at is { } instant; at = expression.GetNextValidTimeAfter(instant))
            yield return instant;
    }
}
