using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VoltKosova.Jobs.Running;

/// <summary>Reads the database's clock before anything is scheduled, and again every minute.</summary>
internal sealed partial class DatabaseClockWatch(DatabaseClock clock, RunTable table, ILogger<DatabaseClockWatch> log) : BackgroundService
{
    private static readonly TimeSpan _pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _worthSaying = TimeSpan.FromSeconds(5);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Read(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await Read(stoppingToken);
    }

    private async Task Read(CancellationToken cancellation)
    {
        try
        {
            await clock.Read(async () =>
            {
                await using var ask = table.Command("SELECT clock_timestamp()");
                return (await RunTable.Read(ask, row => new DateTimeOffset(row.GetDateTime(0), TimeSpan.Zero), cancellation)).Single();
            });
            if (clock.Ahead.Duration() > _worthSaying)
                Differs(log, clock.Ahead.TotalSeconds);
        }
#pragma warning disable CA1031 // While the database is away the last reading is carried on.
        catch (Exception away) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            NotRead(log, away.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "This host's clock is {Seconds} s ahead of the database's, which jobs go by")]
    private static partial void Differs(ILogger log, double seconds);

    [LoggerMessage(LogLevel.Warning, "The database's clock could not be read: {Error}")]
    private static partial void NotRead(ILogger log, string error);
}
