using Microsoft.Extensions.Hosting;

namespace VoltKosova.Jobs.Running;

/// <summary>When the host stops, before its engine does: runs are put back, so that the next host begins them at once.</summary>
internal sealed class JobsEnd(JobRunner runner) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => runner.PutEverythingBack(cancellationToken);
}
