using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VoltKosova.Jobs.Running;

namespace VoltKosova.Jobs.Hangfire;

/// <summary>
/// Starts Hangfire's server with the host and ends it with it. Hangfire's own hosted service waits for its store as long as the host lets
/// it, and a host whose database stays away would not stop in peace.
/// </summary>
internal sealed partial class HangfireHost(
    JobStorage storage,
    IJobFilterProvider filters,
    IServiceScopeFactory scopes,
    JobTiming timing,
    IHostApplicationLifetime lifetime,
    ILogger<HangfireHost> log)
    : IHostedService, IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(3);

    private CancellationTokenRegistration _onStart;
    private BackgroundJobServer? _server;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _onStart = lifetime.ApplicationStarted.Register(() => _server = new BackgroundJobServer(
            new BackgroundJobServerOptions
            {
                Activator = new AspNetCoreJobActivator(scopes),
                FilterProvider = filters,
                WorkerCount = 8,
                SchedulePollingInterval = timing.Sweep,
                HeartbeatInterval = timing.Sweep,
                ServerTimeout = timing.Lease * 4,
                ServerCheckInterval = timing.Lease,
            },
            storage));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // A host may be told to stop twice.
        if (Interlocked.Exchange(ref _server, null) is not { } server)
            return;
        server.SendStop();
        try
        {
            await server.WaitForShutdownAsync(CancellationToken.None).WaitAsync(_patience, TimeProvider.System, cancellationToken);
            server.Dispose();
        }
        catch (Exception failure) when (failure is TimeoutException or OperationCanceledException)
        {
            // What cannot end runs on threads that do not keep the process alive.
            NotEnded(log, failure.GetType().Name);
        }
    }

    public void Dispose() => _onStart.Dispose();

    [LoggerMessage(LogLevel.Warning, "Hangfire's server did not end before the host: {Error}")]
    private static partial void NotEnded(ILogger log, string error);
}
