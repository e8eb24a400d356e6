using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace VoltKosova.Jobs.Quartz;

/// <summary>
/// Starts the scheduler with the host and ends it with it. Quartz's own hosted service waits for its store without end, so a host whose
/// database stays away would never stop.
/// </summary>
internal sealed partial class QuartzHost(ISchedulerFactory schedulers, IHostApplicationLifetime lifetime, ILogger<QuartzHost> log)
    : IHostedService, IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    private CancellationTokenRegistration _onStart;
    private Task? _begun;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _onStart = lifetime.ApplicationStarted.Register(() => _begun = Begin());
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Run(End, CancellationToken.None).WaitAsync(_patience, TimeProvider.System, cancellationToken);
        }
        catch (Exception failure) when (failure is TimeoutException or OperationCanceledException or SchedulerException)
        {
            NotEnded(log, failure.GetType().Name);
        }
    }

    public void Dispose() => _onStart.Dispose();

    private async Task Begin() => await (await schedulers.GetScheduler()).Start();

    // A scheduler that is still starting cannot be shut down, and one that never started need not be.
    private async Task End()
    {
        if (_begun is null)
            return;
        await _begun;
        await (await schedulers.GetScheduler()).Shutdown(waitForJobsToComplete: false);
    }

    [LoggerMessage(LogLevel.Warning, "The scheduler did not end before the host: {Error}")]
    private static partial void NotEnded(ILogger log, string error);
}
